package dev.parley.adapter.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.envelope.TransitKeyring;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// A transit key in memory: hands out data keys and knows them again by their wrapping.
final class MemoryKeyring implements Vault {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> clear = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  TransitKeyring keyring() {
    return new TransitKeyring(this, "history");
  }

  int keys() {
    return clear.size();
  }

  @Override
  public JsonNode write(String path, Map<String, Object> body) {
    if (path.equals("transit/datakey/plaintext/history")) {
      var key = new byte[32];
      random.nextBytes(key);
      var plaintext = Base64.getEncoder().encodeToString(key);
      var ciphertext = "vault:v1:key" + clear.size();
      clear.put(ciphertext, plaintext);
      return JSON.valueToTree(Map.of("plaintext", plaintext, "ciphertext", ciphertext));
    }
    var known = clear.get(String.valueOf(body.get("ciphertext")));
    if (!path.equals("transit/decrypt/history") || known == null) {
      throw new VaultRefusedException(path, 400, "encryption key not found");
    }
    return JSON.valueToTree(Map.of("plaintext", known));
  }

  @Override
  public JsonNode read(String path) {
    throw new VaultRefusedException(path, 403, "permission denied");
  }

  @Override
  public void delete(String path) {
    throw new VaultRefusedException(path, 403, "permission denied");
  }

  @Override
  public Leased lease(String path) {
    throw new VaultRefusedException(path, 403, "permission denied");
  }
}
