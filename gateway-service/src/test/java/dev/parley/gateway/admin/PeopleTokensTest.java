package dev.parley.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.issuer.AccessTokens;
import dev.parley.gateway.issuer.IssuerKeys;
import dev.parley.gateway.issuer.LocalIssuer;
import dev.parley.kernel.identity.Caller;
import dev.parley.testing.TestingClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.Test;

class PeopleTokensTest {
  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final LocalIssuer issuer = new LocalIssuer();
  private final PeopleTokens tokens =
      new PeopleTokens(
          new AccessTokens(
              LocalIssuer.ISSUER, new IssuerKeys(issuer, clock), Duration.ZERO, clock));

  @Test
  void believesATokenOfTheIssuer() {
    assertThat(check(issuer.token("operator", clock.instant())))
        .isEqualTo(new PersonCheck.Proven(new Caller.Person("b7d1", Set.of("operator"))));
  }

  @Test
  void refusesAnExpiredToken() {
    var token = issuer.token("operator", clock.instant());
    clock.advance(Duration.ofMinutes(5));
    assertThat(check(token)).isEqualTo(new PersonCheck.Unproven("expired"));
  }

  @Test
  void refusesATokenForAnotherServiceOrOfAnotherIssuer() {
    var claims = claims();
    claims.setAudience("retention-service");
    unproven(issuer.signed(claims));
    claims = claims();
    claims.unsetClaim("aud");
    unproven(issuer.signed(claims));
    claims = claims();
    claims.setIssuer("https://people.example/realms/other");
    unproven(issuer.signed(claims));
    claims = claims();
    claims.unsetClaim("exp");
    unproven(issuer.signed(claims));
    claims = claims();
    claims.unsetClaim("sub");
    unproven(issuer.signed(claims));
    claims = claims();
    claims.setNotBefore(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 60));
    unproven(issuer.signed(claims));
  }

  @Test
  void refusesATokenSignedByAnotherKeyOfTheSameName() {
    unproven(new LocalIssuer().token("operator", clock.instant()));
  }

  @Test
  void refusesAnUnsignedToken() {
    var jws = new JsonWebSignature();
    jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
    jws.setKeyIdHeaderValue("first");
    jws.setPayload(claims().toJson());
    unproven(LocalIssuer.compact(jws));
  }

  /// The published confusion: the public key taken for a shared secret.
  @Test
  void refusesATokenSignedWithThePublicKeyAsASecret() {
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    jws.setKeyIdHeaderValue("first");
    jws.setKey(new HmacKey(issuer.key().getPublicKey().getEncoded()));
    jws.setPayload(claims().toJson());
    unproven(LocalIssuer.compact(jws));
  }

  @Test
  void refusesWhatIsNoToken() {
    for (var other : new String[] {"", ".", "..", "a.b.c", "x", "a.b.c.d.e", " "}) {
      unproven(other);
    }
    var header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.US_ASCII));
    unproven(header + ".e30.AAAA");
  }

  @Test
  void takesNoRolesFromAnyOtherClaim() {
    var claims = claims();
    claims.unsetClaim("realm_access");
    claims.setClaim("roles", List.of("operator"));
    claims.setClaim("resource_access", Map.of("x", Map.of("roles", List.of("operator"))));
    assertThat(check(issuer.signed(claims)))
        .isEqualTo(new PersonCheck.Proven(new Caller.Person("b7d1", Set.of())));
    claims.setClaim("realm_access", "operator");
    assertThat(check(issuer.signed(claims)))
        .isEqualTo(new PersonCheck.Proven(new Caller.Person("b7d1", Set.of())));
  }

  @Test
  void asksForTheKeysOnceAndForANewKeyAgain() {
    for (var round = 0; round < 20; round++) {
      check(issuer.token("operator", clock.instant()));
    }
    assertThat(issuer.fetches()).isEqualTo(1);
    clock.advance(Duration.ofSeconds(10));
    issuer.rotate("second");
    assertThat(check(issuer.token("operator", clock.instant())))
        .isInstanceOf(PersonCheck.Proven.class);
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void strangersTokensDoNotMakeItAskWithoutEnd() {
    check(issuer.token("operator", clock.instant()));
    var stranger = new LocalIssuer();
    for (var round = 0; round < 50; round++) {
      stranger.rotate("unknown-" + round);
      unproven(stranger.token("operator", clock.instant()));
    }
    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void believesAKeyForAnHourWhileTheIssuerIsAwayAndNoLonger() {
    check(issuer.token("operator", clock.instant()));
    issuer.goAway(true);
    clock.advance(Duration.ofMinutes(59));
    assertThat(check(issuer.token("operator", clock.instant())))
        .isInstanceOf(PersonCheck.Proven.class);
    clock.advance(Duration.ofMinutes(1));
    assertThatThrownBy(() -> check(issuer.token("operator", clock.instant())))
        .hasRootCauseMessage("away");
    issuer.goAway(false);
    clock.advance(Duration.ofSeconds(10));
    assertThat(check(issuer.token("operator", clock.instant())))
        .isInstanceOf(PersonCheck.Proven.class);
  }

  @Test
  void forgetsAKeyThatTheIssuerNoLongerNames() {
    var token = issuer.token("operator", clock.instant());
    check(token);
    var old = issuer.key();
    issuer.rotate("second");
    clock.advance(Duration.ofMinutes(10));
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    jws.setKeyIdHeaderValue("first");
    jws.setKey(old.getPrivateKey());
    jws.setPayload(claims().toJson());
    unproven(LocalIssuer.compact(jws));
  }

  private JwtClaims claims() {
    return LocalIssuer.claims("operator", clock.instant());
  }

  private void unproven(String token) {
    assertThat(check(token)).as(token).isInstanceOf(PersonCheck.Unproven.class);
  }

  private PersonCheck check(String token) {
    return Waiting.on(tokens.check(token));
  }
}
