package dev.parley.retention.destruction;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kernel.id.BucketId;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.retention.bucket.BucketKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/// Ends a transit key. Every step may be repeated, and has nothing to do once the key is gone.
///
/// Vault's hard delete is two writes without a transaction, so the key's material is trimmed away
/// first.
@ApplicationScoped
public class KeyShredding {
  private static final int NOT_FOUND = 404;

  private final Vault vault;

  public KeyShredding(Vault vault) {
    this.vault = vault;
  }

  void rotate(BucketId bucket) {
    find(bucket).ifPresent(key -> vault.write(BucketKeys.path(bucket) + "/rotate", Map.of()));
  }

  void raise(BucketId bucket) {
    find(bucket)
        .ifPresent(key ->
            vault.write(
                BucketKeys.path(bucket) + "/config",
                Map.of(
                    "min_decryption_version", latest(key), "min_encryption_version", latest(key))));
  }

  void trim(BucketId bucket) {
    find(bucket)
        .ifPresent(key ->
            vault.write(
                BucketKeys.path(bucket) + "/trim", Map.of("min_available_version", latest(key))));
  }

  void delete(BucketId bucket) {
    find(bucket)
        .ifPresent(key -> {
          vault.write(BucketKeys.path(bucket) + "/config", Map.of("deletion_allowed", true));
          vault.delete(BucketKeys.path(bucket));
        });
  }

  Optional<JsonNode> find(BucketId bucket) {
    try {
      return Optional.of(vault.read(BucketKeys.path(bucket)));
    } catch (VaultRefusedException refused) {
      if (refused.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private static int latest(JsonNode key) {
    return key.path("latest_version").asInt();
  }
}
