package dev.parley.gateway.issuer;

import io.vertx.core.Future;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/// An issuer's public keys, fetched when one is wanted that is not known, and not more often than a
/// stranger's tokens should be able to make us.
public final class IssuerKeys {
  private static final Duration FRESH = Duration.ofMinutes(10);

  /// While the issuer is away, what it said last holds for so long.
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final KeySource source;
  private final InstantSource clock;
  private Held held = new Held(Map.of(), Instant.EPOCH);
  private Future<Held> lastTry = Future.succeededFuture(held);
  private Instant triedAt = Instant.EPOCH;

  private record Held(Map<String, Key> keys, Instant at) {
    Optional<Key> find(String id) {
      return Optional.ofNullable(keys.get(id));
    }
  }

  public IssuerKeys(KeySource source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /// @return the key of that id, none when the issuer has none, or a failure when nobody can tell
  synchronized Future<Optional<Key>> find(String id) {
    var now = clock.instant();
    var known = held.find(id);
    if (known.isPresent() && now.isBefore(held.at().plus(FRESH))) {
      return Future.succeededFuture(known);
    }
    var usable = known.filter(key -> now.isBefore(held.at().plus(LONGEST)));
    if (!now.isBefore(triedAt.plus(PAUSE))) {
      triedAt = now;
      lastTry = Future.fromCompletionStage(source.fetch()).map(keys -> keep(keys, now));
    }
    return lastTry
        .map(fetched -> fetched.find(id))
        .recover(outage ->
            usable.isPresent() ? Future.succeededFuture(usable) : Future.failedFuture(outage));
  }

  private synchronized Held keep(String keySet, Instant at) {
    try {
      held =
          new Held(
              new JsonWebKeySet(keySet)
                  .getJsonWebKeys().stream()
                      .filter(key -> key instanceof PublicJsonWebKey && key.getKeyId() != null)
                      .filter(key -> !"enc".equals(key.getUse()))
                      .collect(
                          Collectors.toMap(
                              JsonWebKey::getKeyId, JsonWebKey::getKey, (first, other) -> first)),
              at);
      return held;
    } catch (JoseException malformed) {
      throw new IllegalStateException("the issuer's keys cannot be read", malformed);
    }
  }
}
