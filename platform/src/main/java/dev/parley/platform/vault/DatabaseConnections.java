package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Vault's connections to the databases. After the first time Vault alone knows the passwords, so a
/// connection is given a new one only where Vault or PostgreSQL has lost its half.
final class DatabaseConnections {

  private final VaultApi vault;
  private final Convergence convergence;
  private final Postgres postgres;

  DatabaseConnections(VaultApi vault, Convergence convergence, Postgres postgres) {
    this.vault = vault;
    this.convergence = convergence;
    this.postgres = postgres;
  }

  void ensure(Map<String, JsonNode> databases) {
    databases.forEach(this::ensure);
  }

  private void ensure(String database, JsonNode described) {
    String name = described.path("user").asText();
    try (VaultsUser user = VaultsUser.in(postgres, database, name)) {
      boolean known = user.exists();
      if (!known) {
        user.create();
      }
      user.admitTo(texts(described.path("groups")));
      ObjectNode wanted = connection(database, name, described.path("roles"));
      Optional<JsonNode> shown = vault.read("database/config/" + database);
      if (!known || shown.isEmpty()) {
        connectAnew(database, wanted, user);
      } else if (!agrees(wanted, shown.get()) && !moved(database, wanted)) {
        connectAnew(database, wanted, user);
      }
    }
  }

  private void connectAnew(String database, ObjectNode wanted, VaultsUser user) {
    convergence.write(
        "database/config/" + database, wanted.deepCopy().put("password", user.renewPassword()));
    convergence.write("database/rotate-root/" + database, JsonNodeFactory.instance.objectNode());
  }

  /// Whether the connection could be changed with the password that Vault already has.
  private boolean moved(String database, ObjectNode wanted) {
    try {
      convergence.write("database/config/" + database, wanted);
      return true;
    } catch (VaultFailure refused) {
      if (refused.status() == 400 || refused.status() == 500) {
        return false;
      }
      throw refused;
    }
  }

  private ObjectNode connection(String database, String user, JsonNode roles) {
    ObjectNode wanted =
        JsonNodeFactory.instance
            .objectNode()
            .put("plugin_name", "postgresql-database-plugin")
            .put("connection_url", postgres.vaultUrl(database))
            .put("username", user)
            .put("password_authentication", "scram-sha-256");
    wanted.set("allowed_roles", roles);
    return wanted;
  }

  private static boolean agrees(ObjectNode wanted, JsonNode shown) {
    ObjectNode flat = shown.path("connection_details").deepCopy();
    flat.set("plugin_name", shown.path("plugin_name"));
    flat.set("allowed_roles", shown.path("allowed_roles"));
    return Agreement.holds(wanted, flat);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
