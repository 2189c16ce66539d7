package dev.parley.platform.cli;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.keycloak.KeycloakServer;
import java.nio.file.Files;

/// The demo people and their passwords, told once.
record People(Installation installation) {

  boolean areKnown() {
    return KeycloakServer.ROLES.stream()
        .allMatch(role -> Files.exists(installation.secrets().file("person-" + role)));
  }

  String introduced() {
    var lines =
        new StringBuilder(
            "Demo people, one a role; their passwords are printed this once and kept in %s:%n"
                .formatted(installation.state().path("secrets")));
    for (String role : KeycloakServer.ROLES) {
      lines.append(
          "  %-18s %s%n".formatted(role, installation.secrets().password("person-" + role)));
    }
    return lines.toString();
  }
}
