package dev.parley.platform.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.launch.Launcher;
import dev.parley.platform.launch.Running;
import dev.parley.platform.postgres.PostgresAddress;
import dev.parley.platform.vault.server.VaultAddress;

/// Where the three servers are, known before they run.
public record ServerAddresses(
    PostgresAddress postgres, VaultAddress vault, KeycloakAddress keycloak) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// The servers' part of `addresses.json`.
  public ObjectNode json(Launcher launcher) {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode database = part(json, "postgres", launcher);
    database.put("host", postgres.host()).put("port", postgres.port());
    database.put("caFile", postgres.caFile().toString());
    database.putArray("databases").add("parley").add("hotel");
    part(json, "vault", launcher)
        .put("url", vault.url().toString())
        .put("caFile", vault.caFile().toString());
    part(json, "keycloak", launcher)
        .put("url", keycloak.url().toString())
        .put("realm", keycloak.issuer().toString())
        .put("caFile", keycloak.caFile().toString());
    return json;
  }

  /// An operator's own Vault has no pid here.
  private static ObjectNode part(ObjectNode json, String name, Launcher launcher) {
    ObjectNode part = json.putObject(name);
    launcher.running(name).map(Running::pid).ifPresent(pid -> part.put("pid", pid));
    return part;
  }
}
