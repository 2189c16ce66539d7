package dev.parley.adapter.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import dev.parley.kernel.vault.VaultUnreachableException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vault's key-value engine and one signing key, in memory: check-and-set as the real one has it.
final class MemoryVault implements Vault {
  private static final ObjectMapper JSON = new ObjectMapper();

  private @Nullable JsonNode stored;
  private @Nullable Runnable before;
  private int version;
  private int reads;
  private boolean away;

  @Override
  public JsonNode read(String path) {
    answering(path);
    if (path.startsWith("transit/keys/")) {
      return JSON.valueToTree(Map.of("latest_version", 1));
    }
    reads++;
    if (stored == null) {
      throw new VaultRefusedException(path, 404, "");
    }
    return JSON.valueToTree(Map.of("data", stored, "metadata", Map.of("version", version)));
  }

  @Override
  public JsonNode write(String path, Map<String, Object> body) {
    answering(path);
    if (path.startsWith("transit/sign/")) {
      return JSON.valueToTree(Map.of("signature", "vault:v1:c2lnbmF0dXJl"));
    }
    var first = before;
    before = null;
    if (first != null) {
      first.run();
    }
    JsonNode written = JSON.valueToTree(body);
    if (written.path("options").path("cas").asInt() != version) {
      throw new VaultRefusedException(
          path, 400, "check-and-set parameter did not match the current version");
    }
    stored = written.path("data");
    version++;
    return JSON.createObjectNode();
  }

  @Override
  public void delete(String path) {
    throw new VaultRefusedException(path, 403, "permission denied");
  }

  @Override
  public Leased lease(String path) {
    throw new VaultRefusedException(path, 403, "permission denied");
  }

  void beforeNextWrite(Runnable other) {
    before = other;
  }

  void away() {
    away = true;
  }

  int writes() {
    return version;
  }

  int reads() {
    return reads;
  }

  private void answering(String path) {
    if (away) {
      throw new VaultUnreachableException(path, new IllegalStateException("away"));
    }
  }
}
