package dev.parley.kernel.statement;

import dev.parley.kernel.vault.Vault;
import java.security.Key;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The public halves of one transit key by version; a version never seen asks Vault, at most every
/// few seconds.
final class TransitKeys implements VerificationKeyResolver {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vault vault;
  private final String keyName;
  private final InstantSource clock;
  private volatile Map<String, PublicKey> versions = Map.of();
  private Instant askedAt = Instant.MIN;
  private @Nullable RuntimeException outage;

  TransitKeys(Vault vault, String keyName, InstantSource clock) {
    this.vault = vault;
    this.keyName = keyName;
    this.clock = clock;
  }

  @Override
  public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting)
      throws UnresolvableKeyException {
    var version = jws.getKeyIdHeaderValue();
    var key = version == null ? null : find(version);
    if (key == null) {
      throw new UnresolvableKeyException("no such version of the key");
    }
    return key;
  }

  private @Nullable PublicKey find(String version) {
    var known = versions.get(version);
    return known == null ? learn(version) : known;
  }

  /// One at a time, and whoever knows its key waits for none of them. A Vault that does not answer
  /// is not asked again by every made-up version: for a while the same outage is told.
  private synchronized @Nullable PublicKey learn(String version) {
    if (!versions.containsKey(version) && clock.instant().isAfter(askedAt.plus(PATIENCE))) {
      outage = null;
      try {
        versions = ask();
      } catch (RuntimeException away) {
        outage = away;
      }
      askedAt = clock.instant();
    }
    if (outage != null) {
      throw outage;
    }
    return versions.get(version);
  }

  private Map<String, PublicKey> ask() {
    var found = new HashMap<String, PublicKey>();
    vault
        .read("transit/keys/" + keyName)
        .path("keys")
        .properties()
        .forEach(entry ->
            found.put(entry.getKey(), parse(entry.getValue().path("public_key").asText())));
    return Map.copyOf(found);
  }

  private static PublicKey parse(String pem) {
    try {
      var parser = new EcKeyUtil();
      return parser.fromPemEncoded(pem);
    } catch (JoseException | InvalidKeySpecException broken) {
      throw new IllegalStateException("Vault's public key cannot be read", broken);
    }
  }
}
