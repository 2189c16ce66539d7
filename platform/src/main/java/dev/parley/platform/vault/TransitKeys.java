package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/// The installation's own transit keys. A key is made once; only how often it turns can change.
final class TransitKeys {

  private final VaultApi vault;
  private final Convergence convergence;

  TransitKeys(VaultApi vault, Convergence convergence) {
    this.vault = vault;
    this.convergence = convergence;
  }

  void ensure(Map<String, JsonNode> keys) {
    keys.forEach(this::ensure);
  }

  private void ensure(String name, JsonNode wanted) {
    String path = "transit/keys/" + name;
    var shown = vault.read(path);
    if (shown.isEmpty()) {
      convergence.write(path, wanted);
      return;
    }
    if (!shown.get().path("type").equals(wanted.path("type"))) {
      throw new VaultFailure(
          "transit key %s is %s and the description says %s; a key's type cannot change"
              .formatted(name, shown.get().path("type").asText(), wanted.path("type").asText()));
    }
    if (!Agreement.holds(wanted, shown.get())) {
      ObjectNode config = JsonNodeFactory.instance.objectNode();
      config.set("auto_rotate_period", wanted.path("auto_rotate_period"));
      convergence.write(path + "/config", config);
    }
  }

  /// Vault reads the size of its key cache only when it loads the engine.
  void cache(Map<String, JsonNode> config) {
    config.forEach((path, wanted) -> {
      if (convergence.document(path, wanted)) {
        ObjectNode reload = JsonNodeFactory.instance.objectNode();
        reload.putArray("mounts").add("transit/");
        convergence.write("sys/plugins/reload/backend", reload);
      }
    });
  }
}
