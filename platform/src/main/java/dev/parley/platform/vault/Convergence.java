package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes single things so, where they are not, and remembers which those were.
final class Convergence {

  private final VaultApi vault;
  private final List<String> changed = new ArrayList<>();

  Convergence(VaultApi vault) {
    this.vault = vault;
  }

  /// The paths written, in order; empty after a run that found everything in its place.
  List<String> changed() {
    return List.copyOf(changed);
  }

  void documents(Map<String, JsonNode> wanted) {
    wanted.forEach(this::document);
  }

  /// Whether it had to be written.
  boolean document(String path, JsonNode wanted) {
    var shown = vault.read(path);
    if (shown.isPresent() && Agreement.holds(wanted, shown.get())) {
      return false;
    }
    write(path, wanted);
    return true;
  }

  void mount(String path, JsonNode wanted) {
    boolean login = path.startsWith("auth/");
    String table = login ? "sys/auth" : "sys/mounts";
    String name = login ? path.substring("auth/".length()) : path;
    JsonNode shown =
        vault.read(table).orElse(JsonNodeFactory.instance.objectNode()).path(name + "/");
    if (shown.isMissingNode()) {
      write(table + "/" + name, wanted);
    } else if (!shown.path("type").equals(wanted.path("type"))) {
      throw new VaultFailure(
          "Vault has another engine at %s/ (%s); Parley needs it for %s"
              .formatted(path, shown.path("type").asText(), wanted.path("type").asText()));
    } else if (!Agreement.holds(wanted.path("config"), shown.path("config"))) {
      write(table + "/" + name + "/tune", wanted.path("config"));
    }
  }

  void policy(String name, String hcl) {
    document("sys/policies/acl/" + name, JsonNodeFactory.instance.objectNode().put("policy", hcl));
  }

  void write(String path, JsonNode body) {
    vault.write(path, body);
    changed.add(path);
  }

  void delete(String path) {
    vault.delete(path);
    changed.add(path);
  }
}
