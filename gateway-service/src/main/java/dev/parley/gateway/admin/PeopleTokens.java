package dev.parley.gateway.admin;

import dev.parley.gateway.form.JwsHead;
import dev.parley.kernel.identity.Caller;
import io.vertx.core.Future;
import java.security.Key;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks access tokens of the people's issuer: signature, issuer, audience, time; roles are those
/// of `realm_access.roles`, as Keycloak writes them.
final class PeopleTokens {
  private final String issuer;
  private final String audience;
  private final IssuerKeys keys;
  private final InstantSource clock;

  /// @param audience the service that a token must be for
  PeopleTokens(String issuer, String audience, IssuerKeys keys, InstantSource clock) {
    this.issuer = issuer;
    this.audience = audience;
    this.keys = keys;
    this.clock = clock;
  }

  /// @return a failure when the issuer's keys cannot be had
  Future<PersonCheck> check(String token) {
    var head = JwsHead.read(token);
    if (head.isEmpty()) {
      return unproven("not a signed token");
    }
    var keyId = head.get().get("kid");
    if (keyId == null) {
      return unproven("the token names no key");
    }
    return keys.find(keyId)
        .map(key ->
            key.map(found -> verified(token, found))
                .orElseGet(() -> new PersonCheck.Unproven("the issuer has no such key")));
  }

  private PersonCheck verified(String token, Key key) {
    try {
      var claims =
          new JwtConsumerBuilder()
              .setVerificationKey(key)
              .setJwsAlgorithmConstraints(
                  AlgorithmConstraints.ConstraintType.PERMIT,
                  AlgorithmIdentifiers.RSA_USING_SHA256,
                  AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                  AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
              .setExpectedIssuer(true, issuer)
              .setExpectedAudience(true, audience)
              .setRequireExpirationTime()
              .setRequireSubject()
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .setAllowedClockSkewInSeconds(0)
              .build()
              .processToClaims(token);
      return new PersonCheck.Proven(new Caller.Person(claims.getSubject(), roles(claims)));
    } catch (InvalidJwtException refused) {
      // The exception's message would repeat the token's claims.
      return new PersonCheck.Unproven(refused.hasExpired() ? "expired" : "invalid");
    } catch (MalformedClaimException refused) {
      return new PersonCheck.Unproven("invalid");
    }
  }

  private static Set<String> roles(JwtClaims claims) {
    var roles = new HashSet<String>();
    if (claims.getClaimValue("realm_access") instanceof Map<?, ?> access
        && access.get("roles") instanceof Iterable<?> named) {
      named.forEach(role -> roles.add(String.valueOf(role)));
    }
    return roles;
  }

  private static Future<PersonCheck> unproven(String reason) {
    return Future.succeededFuture(new PersonCheck.Unproven(reason));
  }
}
