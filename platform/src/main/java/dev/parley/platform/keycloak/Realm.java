package dev.parley.platform.keycloak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.installation.Purpose;
import dev.parley.platform.state.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The realm `parley` as Keycloak imports it at its first start.
record Realm(Installation installation, String consoleOrigin) {

  static final String NAME = "parley";

  private static final ObjectMapper JSON = new ObjectMapper();

  String written() {
    ObjectNode realm = template();
    ArrayNode roles = realm.putObject("roles").putArray("realm");
    ArrayNode users = realm.putArray("users");
    for (String role : KeycloakServer.ROLES) {
      roles.addObject().put("name", role);
      users.add(user(role));
    }
    ArrayNode clients = (ArrayNode) realm.path("clients");
    ObjectNode console = (ObjectNode) clients.path(0);
    console.putArray("redirectUris").add(consoleOrigin + "/*");
    console.putArray("webOrigins").add(consoleOrigin);
    ((ObjectNode) clients.path(1))
        .put("secret", installation.secrets().password("client-site-hotel"));
    if (installation.purpose() == Purpose.TEST) {
      clients.add(testClient(console));
    }
    scopes(realm, clients);
    return realm.toPrettyString();
  }

  /// One demo person a role, named as the role.
  private ObjectNode user(String role) {
    ObjectNode user = JSON.createObjectNode().put("username", role).put("enabled", true);
    user.putArray("realmRoles").add(role);
    user.putArray("credentials").add(password(new Secrets(installation.state()), role));
    return user;
  }

  private static ObjectNode password(Secrets secrets, String role) {
    return JSON.createObjectNode()
        .put("type", "password")
        .put("value", secrets.password("person-" + role))
        .put("temporary", false);
  }

  /// As the console, but a test logs people in without a browser.
  private ObjectNode testClient(ObjectNode console) {
    ObjectNode client = console.deepCopy();
    client.put("clientId", "tests").put("name", "Tests");
    client.put("publicClient", false).put("standardFlowEnabled", false);
    client.put("directAccessGrantsEnabled", true);
    client.put("secret", installation.secrets().password("client-tests"));
    client.remove(List.of("attributes", "redirectUris", "webOrigins"));
    return client;
  }

  /// Without a scope of its own a client's tokens would also list what the person may do in
  /// Keycloak. A site's server is no person and has no role.
  private static void scopes(ObjectNode realm, ArrayNode clients) {
    ArrayNode mappings = realm.putArray("scopeMappings");
    clients.forEach(client -> {
      if (client.path("serviceAccountsEnabled").asBoolean()) {
        return;
      }
      ArrayNode roles =
          mappings.addObject().put("client", client.path("clientId").asText()).putArray("roles");
      KeycloakServer.ROLES.forEach(roles::add);
    });
  }

  private static ObjectNode template() {
    try (var resource = Realm.class.getResourceAsStream("/keycloak/realm.json")) {
      return (ObjectNode) JSON.readTree(resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
