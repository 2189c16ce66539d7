package dev.parley.gateway.issuer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// An issuer of people's tokens with keys of the test's own.
public final class LocalIssuer implements KeySource {
  public static final String ISSUER = "https://people.example/realms/parley";

  private final AtomicInteger fetches = new AtomicInteger();
  private RsaJsonWebKey key = rsa("first");
  private boolean away;

  public void rotate(String id) {
    key = rsa(id);
  }

  public void goAway(boolean gone) {
    away = gone;
  }

  public int fetches() {
    return fetches.get();
  }

  public RsaJsonWebKey key() {
    return key;
  }

  public String keySet() {
    return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  @Override
  public CompletionStage<String> fetch() {
    fetches.incrementAndGet();
    return away
        ? CompletableFuture.failedFuture(new IllegalStateException("away"))
        : CompletableFuture.completedFuture(keySet());
  }

  /// What a person with that role shows, good for five minutes.
  public String token(String role, Instant now) {
    return signed(claims(role, now));
  }

  public static JwtClaims claims(String role, Instant now) {
    var claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("retention-service", "gateway-service");
    claims.setSubject("b7d1");
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.getEpochSecond() + 300));
    claims.setClaim("realm_access", Map.of("roles", List.of(role)));
    return claims;
  }

  public String signed(JwtClaims claims) {
    var jws = new JsonWebSignature();
    jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    jws.setKeyIdHeaderValue(key.getKeyId());
    jws.setKey(key.getPrivateKey());
    jws.setPayload(claims.toJson());
    return compact(jws);
  }

  public static String compact(JsonWebSignature jws) {
    try {
      return jws.getCompactSerialization();
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static RsaJsonWebKey rsa(String id) {
    try {
      var made = RsaJwkGenerator.generateJwk(2048);
      made.setKeyId(id);
      made.setUse("sig");
      return made;
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
