package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;

/// Binds each service's way to log in to its one entity, so that every token carries the service's
/// name.
final class Identities {

  private final VaultApi vault;
  private final Convergence convergence;

  Identities(VaultApi vault, Convergence convergence) {
    this.vault = vault;
    this.convergence = convergence;
  }

  void ensure(List<String> services) {
    String accessor = required("sys/auth").path("approle/").path("accessor").asText();
    for (String service : services) {
      bind(service, accessor);
    }
  }

  private void bind(String service, String accessor) {
    JsonNode entity = required("identity/entity/name/" + service);
    String roleId = required("auth/approle/role/" + service + "/role-id").path("role_id").asText();
    for (JsonNode alias : entity.path("aliases")) {
      if (alias.path("mount_accessor").asText().equals(accessor)
          && alias.path("name").asText().equals(roleId)) {
        return;
      }
    }
    convergence.write(
        "identity/entity-alias",
        JsonNodeFactory.instance
            .objectNode()
            .put("name", roleId)
            .put("canonical_id", entity.path("id").asText())
            .put("mount_accessor", accessor));
  }

  /// A service may read every token role that begins with its name: one that is no longer described
  /// must not stay.
  void removeCallsNotIn(Map<String, List<String>> calls) {
    for (String role : vault.list("identity/oidc/role")) {
      for (String caller : calls.keySet()) {
        String peer = role.startsWith(caller + "-to-") ? role.substring(caller.length() + 4) : "";
        if (!peer.isEmpty() && !calls.getOrDefault(caller, List.of()).contains(peer)) {
          convergence.delete("identity/oidc/role/" + role);
        }
      }
    }
  }

  private JsonNode required(String path) {
    return vault.read(path).orElseThrow(() -> new VaultFailure("Vault shows nothing at " + path));
  }
}
