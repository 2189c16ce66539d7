package dev.parley.gateway.house;

import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteCredentials;
import dev.parley.kernel.id.SiteId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/// A site's server with its key, and whatever it may sign wrongly.
public record SiteServer(String site, String origin, String keyid, KeyPair key) {
  public static final String TYPE = "parley-site+jwt";
  public static final String REVOCATION = "parley-site-revocation+jwt";

  public static SiteServer of(String site, String origin, String algorithm) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (algorithm.equals("EC")) {
        generator.initialize(256);
      }
      return new SiteServer(site, origin, "k1", generator.generateKeyPair());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// What the gateway is told of this site.
  public Site site(Optional<String> oidcClient) {
    return new Site(
        new SiteId(site),
        site,
        Set.of(new Origin(origin)),
        List.of("en"),
        new SiteCredentials(Map.of(keyid, key.getPublic()), oidcClient),
        Set.of(new Origin("https://frame." + site + ".example")));
  }

  public String assertion(String subject) {
    return assertion(claims(subject));
  }

  public String assertion(Map<String, Object> claims) {
    return assertion(claims, TYPE, keyid);
  }

  public String assertion(Map<String, Object> claims, String type, String kid) {
    try {
      var all = new JwtClaims();
      claims.forEach(all::setClaim);
      var jws = new JsonWebSignature();
      jws.setHeader("typ", type);
      jws.setKeyIdHeaderValue(kid);
      jws.setAlgorithmHeaderValue(
          key.getPrivate().getAlgorithm().equals("EC")
              ? AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256
              : AlgorithmIdentifiers.EDDSA);
      jws.setPayload(all.toJson());
      jws.setKey(key.getPrivate());
      return jws.getCompactSerialization();
    } catch (JoseException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// Claims as they should be.
  public Map<String, Object> claims(String subject) {
    var now = Instant.now().getEpochSecond();
    return new HashMap<>(
        Map.of(
            "iss", site,
            "sub", site,
            "aud", "gateway-service",
            "iat", now,
            "exp", now + 60,
            "jti", UUID.randomUUID().toString(),
            "subject", subject,
            "origin", origin));
  }

  /// That ends a visitor's sessions.
  public String revocation(String subject) {
    var claims = claims(subject);
    claims.remove("origin");
    return assertion(claims, REVOCATION, keyid);
  }

  public String body(String subject) {
    return "{\"subject\":\"" + subject + "\",\"origin\":\"" + origin + "\"}";
  }
}
