package dev.parley.retention.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Vault's transit engine, as far as retention uses it, with the refusals of the real one.
public final class TransitDouble implements Vault {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Key> keys = new HashMap<>();
  private final Fuse fuse;
  private boolean deletionFails;

  private static final class Key {
    private int latest = 1;
    private int minDecryption = 1;
    private int minAvailable;
    private boolean deletable;
  }

  public TransitDouble(Fuse fuse) {
    this.fuse = fuse;
    keys.put("certificate", new Key());
  }

  public boolean has(String name) {
    return keys.containsKey(name);
  }

  public int count() {
    return keys.size() - 1;
  }

  public void loseDeletions() {
    deletionFails = true;
  }

  /// As the middleware would be answered.
  public boolean opens(String name, String sealed) {
    var key = keys.get(name);
    var version = Integer.parseInt(sealed.split(":", -1)[1].substring(1));
    return key != null && version >= key.minDecryption && version >= key.minAvailable;
  }

  @Override
  public JsonNode read(String path) {
    var key = keys.get(path.substring("transit/keys/".length()));
    if (key == null) {
      throw new VaultRefusedException(path, 404, "");
    }
    return JSON.valueToTree(Map.of("latest_version", key.latest));
  }

  @Override
  public JsonNode write(String path, Map<String, Object> body) {
    var parts = path.split("/", -1);
    var answer =
        switch (parts[1]) {
          case "keys" -> change(path, parts[2], parts.length > 3 ? parts[3] : "create", body);
          case "encrypt" -> sealed(path, keys.get(parts[2]));
          case "sign" -> Map.of("signature", "vault:v1:c2lnbmVk");
          default -> throw new VaultRefusedException(path, 403, "permission denied");
        };
    if (parts[1].equals("keys")) {
      fuse.burn();
    }
    return JSON.valueToTree(answer);
  }

  private static Map<String, Object> sealed(String path, @Nullable Key key) {
    if (key == null) {
      throw new VaultRefusedException(path, 403, "permission denied");
    }
    return Map.of("ciphertext", "vault:v" + key.latest + ":c2VhbGVk");
  }

  private Map<String, Object> change(
      String path, String name, String verb, Map<String, Object> body) {
    switch (verb) {
      case "create" -> keys.putIfAbsent(name, new Key());
      case "rotate" -> existing(path, name).latest++;
      case "trim" -> trim(path, existing(path, name), number(body, "min_available_version"));
      case "config" -> configure(path, existing(path, name), body);
      default -> throw new VaultRefusedException(path, 403, "permission denied");
    }
    return Map.of();
  }

  private static void trim(String path, Key key, int version) {
    if (version > key.minDecryption) {
      throw new VaultRefusedException(path, 400, "min available version above min decryption");
    }
    key.minAvailable = version;
  }

  private static void configure(String path, Key key, Map<String, Object> body) {
    if (body.containsKey("deletion_allowed")) {
      key.deletable = true;
      return;
    }
    var version = number(body, "min_decryption_version");
    if (version < key.minAvailable || version > key.latest) {
      throw new VaultRefusedException(path, 400, "version out of range");
    }
    key.minDecryption = version;
  }

  @Override
  public void delete(String path) {
    var name = path.substring("transit/keys/".length());
    if (!existing(path, name).deletable) {
      throw new VaultRefusedException(path, 400, "deletion is not allowed for this key");
    }
    if (!deletionFails) {
      keys.remove(name);
    }
    fuse.burn();
  }

  @Override
  public Leased lease(String path) {
    throw new VaultRefusedException(path, 403, "permission denied");
  }

  private Key existing(String path, String name) {
    @Nullable Key key = keys.get(name);
    if (key == null) {
      throw new VaultRefusedException(path, 400, "encryption key not found");
    }
    return key;
  }

  private static int number(Map<String, Object> body, String member) {
    return body.get(member) instanceof Integer number ? number : 0;
  }
}
