package dev.parley.gateway.issuer;

import dev.parley.gateway.form.JwsHead;
import dev.parley.kernel.id.ServiceName;
import io.vertx.core.Future;
import java.security.Key;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks access tokens of the issuer: signature, issuer, audience, time.
public final class AccessTokens {
  private final String issuer;
  private final IssuerKeys keys;
  private final Duration skew;
  private final InstantSource clock;

  /// @param skew how far the issuer's clock may be from ours, whole seconds
  public AccessTokens(String issuer, IssuerKeys keys, Duration skew, InstantSource clock) {
    this.issuer = issuer;
    this.keys = keys;
    this.skew = skew;
    this.clock = clock;
  }

  /// @return nothing where no issuer is set
  /// @throws IllegalStateException with one line when it is not HTTPS, or its authorities are
  ///   missing or cannot be read
  public static Optional<AccessTokens> of(
      IssuerSettings settings, Duration skew, InstantSource clock) {
    return settings
        .issuer()
        .map(address -> {
          var authorities =
              settings
                  .caFile()
                  .orElseThrow(() ->
                      new IllegalStateException("parley.people.ca-file is needed with an issuer"));
          var keys = new IssuerKeys(new IssuerDiscovery(address, authorities), clock);
          return new AccessTokens(address.toString(), keys, skew, clock);
        });
  }

  /// Never waits; completes on another thread when the issuer has to be asked.
  ///
  /// @return a failure when the issuer's keys cannot be had
  public Future<TokenCheck> check(String token) {
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
                .orElseGet(() -> new TokenCheck.Unproven("the issuer has no such key")));
  }

  private TokenCheck verified(String token, Key key) {
    try {
      return new TokenCheck.Proven(
          new JwtConsumerBuilder()
              .setVerificationKey(key)
              .setJwsAlgorithmConstraints(
                  AlgorithmConstraints.ConstraintType.PERMIT,
                  AlgorithmIdentifiers.RSA_USING_SHA256,
                  AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                  AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
              .setExpectedIssuer(true, issuer)
              .setExpectedAudience(true, ServiceName.GATEWAY.id())
              .setRequireExpirationTime()
              .setRequireIssuedAt()
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .setAllowedClockSkewInSeconds((int) skew.toSeconds())
              .build()
              .processToClaims(token));
    } catch (InvalidJwtException refused) {
      // The exception's message would repeat the token's claims.
      return new TokenCheck.Unproven(refused.hasExpired() ? "expired" : "invalid");
    }
  }

  private static Future<TokenCheck> unproven(String reason) {
    return Future.succeededFuture(new TokenCheck.Unproven(reason));
  }
}
