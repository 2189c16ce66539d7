package dev.parley.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.IssuerDouble;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.site.Site;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.RsaJwkGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuedTokensTest {
  private static final Site HOTEL =
      SiteServer.of("hotel", "https://hotel.example", "Ed25519").site(Optional.of("site-hotel"));
  private static final Site INN =
      SiteServer.of("inn", "https://inn.example", "Ed25519").site(Optional.empty());

  @TempDir private Path folder;

  private Instant now = Instant.now();
  private IssuerDouble issuer;
  private IssuedTokens tokens;

  @BeforeEach
  void start() {
    issuer = new IssuerDouble(folder.resolve("ca.pem"));
    tokens = new IssuedTokens(issuer.settings(), () -> now);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void takesATokenOfTheSitesClient() {
    assertThat(check(HOTEL, issuer.token(issuer.claims("site-hotel"))))
        .isInstanceOfSatisfying(
            CredentialCheck.Proven.class,
            proven -> assertThat(proven.site().id().value()).isEqualTo("hotel"));
  }

  @Test
  void takesATokenForSeveralAudiencesOfWhichWeAreOne() {
    var claims = issuer.claims("site-hotel");
    claims.put("aud", List.of("account", "gateway-service"));
    assertThat(check(HOTEL, issuer.token(claims))).isInstanceOf(CredentialCheck.Proven.class);
  }

  @Test
  void refusesTheTokenOfAnotherClientAndASiteWithoutOne() {
    refused(HOTEL, issuer.token(issuer.claims("site-inn")));
    refused(HOTEL, issuer.token(issuer.claims("console")));
    refused(INN, issuer.token(issuer.claims("site-hotel")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "iss|https://elsewhere.example",
        "iss|-",
        "aud|retention-service",
        "aud|-",
        "azp|-",
        "sid|of a login",
        "session_state|of a login",
        "typ|ID",
        "typ|-",
        "exp|-",
        "iat|-"
      })
  void refusesATokenThatSaysSomethingElse(String claim, String value) {
    var claims = issuer.claims("site-hotel");
    if (value == null) {
      claims.remove(claim);
    } else {
      claims.put(claim, value);
    }
    refused(HOTEL, issuer.token(claims));
  }

  @Test
  void refusesATokenThatIsOver() {
    var token = issuer.token(issuer.claims("site-hotel"));
    now = now.plusSeconds(320);
    assertThat(check(HOTEL, token)).isInstanceOf(CredentialCheck.Proven.class);
    now = now.plusSeconds(20);
    refused(HOTEL, token);
  }

  @Test
  void refusesATokenThatAnotherSigned() throws Exception {
    var forged = RsaJwkGenerator.generateJwk(2048);
    forged.setKeyId("key-0");
    refused(HOTEL, issuer.token(issuer.claims("site-hotel"), forged));
  }

  @Test
  void followsTheIssuersKeysAndAsksNotForEveryForgery() throws Exception {
    var old = issuer.token(issuer.claims("site-hotel"));
    assertThat(check(HOTEL, old)).isInstanceOf(CredentialCheck.Proven.class);
    var forged = RsaJwkGenerator.generateJwk(2048);
    for (var number = 0; number < 50; number++) {
      forged.setKeyId("made-up-" + number);
      refused(HOTEL, issuer.token(issuer.claims("site-hotel"), forged));
    }
    assertThat(issuer.asked()).isEqualTo(1);
    issuer.turn();
    now = now.plus(Duration.ofSeconds(11));
    assertThat(check(HOTEL, issuer.token(issuer.claims("site-hotel"))))
        .isInstanceOf(CredentialCheck.Proven.class);
    assertThat(check(HOTEL, old)).isInstanceOf(CredentialCheck.Proven.class);
    assertThat(issuer.asked()).isEqualTo(2);
  }

  @Test
  void refusesWhileTheIssuerIsAwayAndItsKeysAreUnknown() {
    var token = issuer.token(issuer.claims("site-hotel"));
    issuer.close();
    refused(HOTEL, token);
  }

  @Test
  void trustsNoIssuerWhoseCertificateIsOfAnotherAuthority() {
    var other = TestAuthority.create().writeTo(folder.resolve("other.pem"));
    var mistaken =
        new IssuedTokens(
            new RunningGateway.Issuer(issuer.settings().issuer(), Optional.of(other)), () -> now);
    refused(mistaken, HOTEL, issuer.token(issuer.claims("site-hotel")));
    assertThat(issuer.asked()).isZero();
  }

  @Test
  void doesNotStartOnAnIssuerItCouldNotTrust() throws Exception {
    var ca = issuer.settings().caFile();
    refusesToStart("http://localhost:1/realms/parley", ca, "must be HTTPS");
    refusesToStart("https://localhost:1", Optional.empty(), "ca-file is needed");
    refusesToStart("https://localhost:1", Optional.of(folder.resolve("none")), "cannot read");
    var noise = Optional.of(Files.writeString(folder.resolve("noise"), "noise"));
    refusesToStart("https://localhost:1", noise, "cannot read");
  }

  private void refusesToStart(String address, Optional<Path> ca, String reason) {
    var settings = new RunningGateway.Issuer(Optional.of(URI.create(address)), ca);
    assertThatThrownBy(() -> new IssuedTokens(settings, () -> now))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(reason);
  }

  private CredentialCheck check(Site site, String token) {
    return Waiting.on(tokens.check(site, token));
  }

  private void refused(Site site, String token) {
    refused(tokens, site, token);
  }

  private static void refused(IssuedTokens by, Site site, String token) {
    assertThat(Waiting.on(by.check(site, token))).isInstanceOf(CredentialCheck.Refused.class);
  }
}
