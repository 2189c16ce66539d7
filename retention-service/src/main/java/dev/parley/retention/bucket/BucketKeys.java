package dev.parley.retention.bucket;

import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// The transit keys of buckets: `aes256-gcm96`, with no way out of Vault.
@ApplicationScoped
public class BucketKeys {
  private final Vault vault;

  public BucketKeys(Vault vault) {
    this.vault = vault;
  }

  public static String path(BucketId bucket) {
    return "transit/keys/bucket-" + bucket;
  }

  void create(BucketId bucket) {
    vault.write(path(bucket), Map.of("type", "aes256-gcm96"));
  }

  /// For a key that lost the race and sealed nothing.
  void discard(BucketId bucket) {
    vault.write(path(bucket) + "/config", Map.of("deletion_allowed", true));
    vault.delete(path(bucket));
  }
}
