package dev.parley.platform.keycloak;

import dev.parley.platform.download.Versions;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Executables;
import dev.parley.platform.launch.Health;
import dev.parley.platform.launch.Program;
import dev.parley.platform.launch.Readiness;
import dev.parley.platform.launch.Running;
import dev.parley.platform.launch.StopSignal;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.state.StateFolder;
import dev.parley.platform.tls.LocalAuthority;
import dev.parley.platform.tls.ServerCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One Keycloak on loopback, its data in PostgreSQL.
public final class KeycloakServer {

  /// The roles that people have; one demo person has the name of each.
  public static final List<String> ROLES =
      List.of("representative", "supervisor", "operator", "security-officer", "auditor");

  private static final String PROGRAM = "keycloak";
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final List<String> SHARED = List.of("lib", "providers", "themes", "conf");

  private final Installation installation;
  private final KeycloakPorts ports;

  private KeycloakServer(Installation installation, KeycloakPorts ports) {
    this.installation = installation;
    this.ports = ports;
  }

  /// Brings the distribution into the cache, which takes long the first time and needs nothing that
  /// runs.
  public static void prepare(Installation installation) {
    KeycloakDistribution.of(installation);
  }

  /// Starts it where it does not run, and waits until it answers.
  ///
  /// @param consoleOrigin where the pages are served that people log in to
  public static KeycloakAddress start(
      Installation installation,
      LocalAuthority authority,
      KeycloakDatabase database,
      KeycloakPorts ports,
      String consoleOrigin) {
    var server = new KeycloakServer(installation, ports);
    Path home = server.home();
    ServerCertificate certificate = authority.server(PROGRAM);
    Running running =
        installation
            .launcher()
            .ensure(
                new Program(
                    PROGRAM,
                    server.command(home, certificate),
                    server.environment(database),
                    home,
                    StopSignal.TERM,
                    Versions.of("keycloak")),
                () -> server.offer(new Realm(installation, consoleOrigin)))
            .running();
    URI ready = URI.create("http://127.0.0.1:" + ports.management() + "/health/ready");
    try (HttpClient client = HttpClient.newHttpClient()) {
      Readiness.await(installation.launcher(), running, LIMIT, () -> Health.isOk(client, ready));
    }
    // It holds the people's passwords and is read once.
    StateFolder.delete(home.resolve("data/import"));
    return KeycloakAddress.at(ports.https(), authority.caFile());
  }

  private void offer(Realm realm) {
    installation.state().write("keycloak/data/import/parley-realm.json", realm.written());
  }

  /// A home of this installation's own, whose programs are the cache's.
  private Path home() {
    Path distribution = KeycloakDistribution.of(installation);
    Path home = installation.state().folder("keycloak");
    try {
      for (String part : SHARED) {
        Path link = home.resolve(part);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, distribution.resolve(part));
      }
    } catch (IOException e) {
      throw new CannotStart("cannot make Keycloak's home: " + e.getMessage(), e);
    }
    return home;
  }

  private List<String> command(Path home, ServerCertificate certificate) {
    return List.of(
        Executables.ofJdk("java").toString(),
        "-Xms64m",
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "-Duser.language=en",
        "-Duser.country=US",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-native-access=ALL-UNNAMED",
        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
            + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
        "-Dpicocli.disable.closures=true",
        "-Dkc.home.dir=" + home,
        "-Djboss.server.config.dir=" + home.resolve("conf"),
        "-cp",
        home.resolve("lib/quarkus-run.jar").toString(),
        "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
        "start",
        "--optimized",
        "--import-realm",
        "--cache=local",
        "--http-enabled=false",
        "--http-host=127.0.0.1",
        "--https-port=" + ports.https(),
        "--https-certificate-file=" + certificate.chain(),
        "--https-certificate-key-file=" + certificate.key(),
        "--hostname=https://localhost:" + ports.https(),
        "--http-management-scheme=http",
        "--http-management-port=" + ports.management());
  }

  private Map<String, String> environment(KeycloakDatabase database) {
    return Map.of(
        "KC_DB_URL",
        database.jdbcUrl(),
        "KC_DB_USERNAME",
        database.user(),
        "KC_DB_PASSWORD",
        database.password(),
        "KC_DB_POOL_INITIAL_SIZE",
        "1",
        "KC_DB_POOL_MIN_SIZE",
        "1",
        "KC_DB_POOL_MAX_SIZE",
        "15",
        "KC_BOOTSTRAP_ADMIN_USERNAME",
        "admin",
        "KC_BOOTSTRAP_ADMIN_PASSWORD",
        installation.secrets().password("keycloak-admin"));
  }
}
