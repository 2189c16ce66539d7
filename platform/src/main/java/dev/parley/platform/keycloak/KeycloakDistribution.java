package dev.parley.platform.keycloak;

import dev.parley.platform.download.Archives;
import dev.parley.platform.download.Artifact;
import dev.parley.platform.download.Versions;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Keycloak as Maven brings it, unpacked and built once for PostgreSQL.
final class KeycloakDistribution {

  /// Part of the folder's name: another choice of build options is another folder.
  private static final String BUILD = "build-1";

  private KeycloakDistribution() {}

  static Path of(Installation installation) {
    String version = Versions.of("keycloak");
    return installation
        .cache()
        .once(
            "keycloak-" + version + "-" + BUILD,
            empty -> {
              Path zip =
                  new Artifact("org.keycloak", "keycloak-quarkus-dist", version, "zip")
                      .resolve(installation.environment());
              Archives.unpackZip(zip, "keycloak-" + version + "/", empty);
              Command.run(
                  "building Keycloak",
                  empty,
                  Map.of("JAVA_HOME", System.getProperty("java.home")),
                  List.of(
                      "bin/kc.sh",
                      "build",
                      "--db=postgres",
                      "--health-enabled=true",
                      "--features-disabled=ciba,device-flow,kerberos,par,impersonation,organization"));
            });
  }
}
