package dev.parley.gateway.credential;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The issuer's keys by id, fetched when a token first needs one: an id never seen asks the issuer,
/// at most every few seconds and one caller at a time, and old keys are kept no longer than a
/// while.
final class IssuerKeys implements VerificationKeyResolver {
  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final JsonFetch fetch;
  private final URI issuer;
  private final InstantSource clock;
  private Map<String, Key> keys = Map.of();
  private Instant askedAt = Instant.EPOCH;
  private Instant heardAt = Instant.EPOCH;

  /// @throws IllegalStateException when the address is not HTTPS or the authorities cannot be read
  IssuerKeys(URI issuer, Path authorities, InstantSource clock) {
    if (!"https".equals(issuer.getScheme())) {
      throw new IllegalStateException("parley.people.issuer must be HTTPS");
    }
    this.issuer = issuer;
    this.fetch = new JsonFetch(trusting(authorities));
    this.clock = clock;
  }

  @Override
  public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting)
      throws UnresolvableKeyException {
    var id = jws.getKeyIdHeaderValue();
    var key = id == null ? null : find(id);
    if (key == null) {
      throw new UnresolvableKeyException("no such key of the issuer");
    }
    return key;
  }

  private synchronized @Nullable Key find(String id) {
    var now = clock.instant();
    var stale = now.isAfter(heardAt.plus(KEPT));
    if ((stale || !keys.containsKey(id)) && now.isAfter(askedAt.plus(PATIENCE))) {
      askedAt = now;
      ask();
    }
    return now.isAfter(heardAt.plus(KEPT)) ? null : keys.get(id);
  }

  private void ask() {
    try {
      var about = fetch.get(URI.create(issuer.toString() + "/.well-known/openid-configuration"));
      var address = URI.create(String.valueOf(about.getString("jwks_uri")));
      var found = new HashMap<String, Key>();
      for (JsonWebKey key : new JsonWebKeySet(fetch.get(address).encode()).getJsonWebKeys()) {
        if (key.getKeyId() != null && !"enc".equals(key.getUse())) {
          found.put(key.getKeyId(), key.getKey());
        }
      }
      keys = Map.copyOf(found);
      heardAt = clock.instant();
    } catch (IOException | JoseException | RuntimeException away) {
      LOG.warnf("the issuer's keys cannot be had: %s", away.toString());
    }
  }

  private static SSLContext trusting(Path authorities) {
    try (var file = Files.newInputStream(authorities)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      var number = 0;
      for (var authority : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
        store.setCertificateEntry("authority-" + number, authority);
        number++;
      }
      if (number == 0) {
        throw new GeneralSecurityException("no certificate");
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException("parley.people.ca-file cannot be read", unreadable);
    }
  }
}
