package dev.parley.gateway.challenge;

import dev.parley.kernel.vault.Vault;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;

/// The keys that sign challenges, the same on every replica without a word between them: each is
/// Vault's HMAC over the number of a time slot, asked for once a slot.
///
/// A challenge is signed under the slot in which it expires, so its own text says which key it
/// needs. A slot's key is asked for ahead of its first use.
@Singleton
public class ChallengeKeys {
  private static final Logger LOG = Logger.getLogger(ChallengeKeys.class);
  private static final String PATH = "transit/hmac/challenge";
  private static final long AGAIN_MILLIS = 1_000;

  private final Vertx vertx;
  private final Vault vault;
  private final Duration life;
  private final Map<Long, Future<SecretKeySpec>> keys = new ConcurrentHashMap<>();

  public ChallengeKeys(Vertx vertx, Vault vault, ChallengeSettings settings) {
    if (settings.keyLife().compareTo(settings.life()) < 0) {
      throw new IllegalStateException(
          "parley.challenge.key-life must not be shorter than parley.challenge.life");
    }
    this.vertx = vertx;
    this.vault = vault;
    this.life = settings.keyLife();
  }

  /// The key of challenges that expire at that moment, or a failure while Vault is away and the key
  /// is not held.
  Future<SecretKeySpec> key(Instant expiresAt) {
    return slot(number(expiresAt));
  }

  /// Has the key ready that will be needed a quarter of a slot later, and lets go of what is past.
  void prepare(Instant now, Instant expiresAt) {
    var oldest = number(now);
    keys.keySet().removeIf(slot -> slot < oldest);
    var _ = slot(number(expiresAt.plus(life.dividedBy(4))));
  }

  private long number(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), life.toSeconds());
  }

  private Future<SecretKeySpec> slot(long slot) {
    var held = keys.get(slot);
    if (held != null) {
      return held;
    }
    Promise<SecretKeySpec> promise = Promise.promise();
    var other = keys.putIfAbsent(slot, promise.future());
    if (other != null) {
      return other;
    }
    var _ =
        vertx
            .executeBlocking(
                () -> {
                  promise.complete(derive(slot));
                  return slot;
                },
                false)
            .onFailure(outage -> {
              LOG.warnf("no key for challenges: %s", outage.getMessage());
              promise.fail(outage);
              // Those who ask meanwhile share the failure: Vault is not pressed while it is away.
              var _ = vertx.setTimer(AGAIN_MILLIS, passed -> keys.remove(slot));
            });
    return promise.future();
  }

  private SecretKeySpec derive(long slot) {
    var label = ("challenge:" + life.toSeconds() + ":" + slot).getBytes(StandardCharsets.US_ASCII);
    var answer =
        vault.write(PATH, Map.of("input", Base64.getEncoder().encodeToString(label))).path("hmac");
    var text = answer.asText();
    return new SecretKeySpec(
        Base64.getDecoder().decode(text.substring(text.lastIndexOf(':') + 1)), Altcha.MAC);
  }
}
