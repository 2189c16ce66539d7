package dev.parley.adapter.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.adapter.sealing.key.RecipientKey;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultRefusedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The document in Vault's key-value engine, version 2, readable by this service alone.
///
/// @see <a href="https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2">KV secrets engine,
///   version 2</a>
@ApplicationScoped
class VaultKeyStore implements KeyStore {
  private static final String PATH = "kv/data/engine-adapter-service/hpke";

  private final Vault vault;

  VaultKeyStore(Vault vault) {
    this.vault = vault;
  }

  @Override
  public Optional<Versioned> read() {
    try {
      var answer = vault.read(PATH);
      return Optional.of(
          new Versioned(
              parse(answer.path("data")), answer.path("metadata").path("version").asInt()));
    } catch (VaultRefusedException refused) {
      if (refused.status() == 404) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  @Override
  public boolean write(KeyDocument document, int version) {
    try {
      var _ =
          vault.write(PATH, Map.of("options", Map.of("cas", version), "data", members(document)));
      return true;
    } catch (VaultRefusedException refused) {
      if (refused.status() == 400 && refused.reason().contains("check-and-set")) {
        return false;
      }
      throw refused;
    }
  }

  private static KeyDocument parse(JsonNode data) {
    var keys = new ArrayList<DatedKey>();
    for (var key : data.path("keys")) {
      keys.add(
          new DatedKey(
              pair(key),
              Instant.ofEpochSecond(key.path("since").asLong()),
              Instant.ofEpochSecond(key.path("until").asLong())));
    }
    return new KeyDocument(
        keys,
        data.path("manifest").asText(),
        Instant.ofEpochSecond(data.path("signed-at").asLong()));
  }

  private static RecipientKey pair(JsonNode key) {
    var secret = Base64.getDecoder().decode(key.path("private").asText());
    try {
      return RecipientKey.of(secret, Base64.getDecoder().decode(key.path("public").asText()));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static Map<String, Object> members(KeyDocument document) {
    return Map.of(
        "keys", document.keys().stream().map(VaultKeyStore::members).toList(),
        "manifest", document.manifest(),
        "signed-at", document.signedAt().getEpochSecond());
  }

  private static Map<String, Object> members(DatedKey key) {
    var secret = key.key().privateBytes();
    try {
      return Map.of(
          "private", Base64.getEncoder().encodeToString(secret),
          "public", Base64.getEncoder().encodeToString(key.key().publicBytes()),
          "since", key.since().getEpochSecond(),
          "until", key.until().getEpochSecond());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
