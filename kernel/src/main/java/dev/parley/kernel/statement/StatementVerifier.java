package dev.parley.kernel.statement;

import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;

/// Checks statements against the public halves of transit keys.
///
/// An ES256 check costs half a millisecond, so what was checked is remembered by its digest until
/// it expires.
@ApplicationScoped
public class StatementVerifier {
  private static final int REMEMBERED = 20_000;

  private final Vault vault;
  private final InstantSource clock;
  private final Map<String, TransitKeys> keys = new ConcurrentHashMap<>();
  private final Map<String, Remembered> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Remembered> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Remembered(JwtClaims claims, Instant until) {}

  @Inject
  public StatementVerifier(Vault vault) {
    this(vault, InstantSource.system());
  }

  StatementVerifier(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// @param issuer the `iss` that must stand in it
  /// @throws StatementException when signature, type, issuer or time do not hold
  public JwtClaims verify(String keyName, String type, String issuer, String jws)
      throws StatementException {
    var digest = digest(keyName + ' ' + type + ' ' + issuer + ' ' + jws);
    synchronized (remembered) {
      var known = remembered.get(digest);
      if (known != null && clock.instant().isBefore(known.until())) {
        return known.claims();
      }
      remembered.remove(digest);
    }
    var claims = check(keyName, type, issuer, jws);
    synchronized (remembered) {
      remembered.put(digest, new Remembered(claims, expiry(claims)));
    }
    return claims;
  }

  private JwtClaims check(String keyName, String type, String issuer, String jws)
      throws StatementException {
    try {
      return new JwtConsumerBuilder()
          .setVerificationKeyResolver(
              keys.computeIfAbsent(keyName, name -> new TransitKeys(vault, name, clock)))
          .setJwsAlgorithmConstraints(
              AlgorithmConstraints.ConstraintType.PERMIT,
              AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
          .setExpectedType(true, type)
          .setExpectedIssuer(true, issuer)
          .setSkipDefaultAudienceValidation()
          .setRequireExpirationTime()
          .setRequireIssuedAt()
          .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
          .setAllowedClockSkewInSeconds(0)
          .build()
          .processToClaims(jws);
    } catch (InvalidJwtException refused) {
      throw new StatementException(refused.hasExpired(), refused);
    }
  }

  private static Instant expiry(JwtClaims claims) throws StatementException {
    try {
      return Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    } catch (MalformedClaimException refused) {
      throw new StatementException(false, refused);
    }
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
