package dev.parley.platform.keycloak;

import java.net.URI;
import java.nio.file.Path;

/// Where people log in.
///
/// @param issuer the realm's address, as it stands in tokens
public record KeycloakAddress(URI url, URI issuer, Path caFile) {

  public static KeycloakAddress at(int port, Path caFile) {
    URI url = URI.create("https://localhost:" + port);
    return new KeycloakAddress(url, url.resolve("/realms/" + Realm.NAME), caFile);
  }
}
