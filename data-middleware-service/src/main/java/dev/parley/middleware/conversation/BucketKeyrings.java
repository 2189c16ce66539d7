package dev.parley.middleware.conversation;

import dev.parley.kernel.envelope.CachingKeyring;
import dev.parley.kernel.envelope.Keyring;
import dev.parley.kernel.envelope.TransitKeyring;
import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.vault.Vault;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A keyring for each bucket; clear keys are held a minute after their last use, never past the
/// bucket's end.
@ApplicationScoped
class BucketKeyrings {
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int CONVERSATIONS = 5_000;

  private final Vault vault;
  private final InstantSource clock = InstantSource.system();
  private final Map<BucketId, CachingKeyring> keyrings = new ConcurrentHashMap<>();

  BucketKeyrings(Vault vault) {
    this.vault = vault;
  }

  Keyring of(OpenBucket bucket) {
    return keyrings.computeIfAbsent(
        bucket.id(),
        id ->
            new CachingKeyring(
                new TransitKeyring(vault, "bucket-" + id),
                clock,
                IDLE,
                bucket.destroyAt(),
                CONVERSATIONS));
  }

  @Scheduled(every = "2s")
  void sweep() {
    keyrings.values().forEach(CachingKeyring::sweep);
    keyrings.values().removeIf(keyring -> keyring.size() == 0);
  }
}
