package dev.parley.platform.postgres;

import dev.parley.platform.download.Versions;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Command;
import dev.parley.platform.launch.Executables;
import dev.parley.platform.launch.Program;
import dev.parley.platform.launch.Readiness;
import dev.parley.platform.launch.Started;
import dev.parley.platform.launch.StopSignal;
import dev.parley.platform.tls.LocalAuthority;
import dev.parley.platform.tls.ServerCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One PostgreSQL server on loopback, its data in `postgres/data`.
public final class PostgresServer {

  public static final String SUPERUSER = "postgres";
  public static final String SUPERUSER_SECRET = "postgres-superuser";
  private static final String PROGRAM = "postgres";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Installation installation;
  private final PostgresAddress address;

  private PostgresServer(Installation installation, PostgresAddress address) {
    this.installation = installation;
    this.address = address;
  }

  /// Starts it where it does not run; makes the data folder where there is none.
  public static PostgresServer start(
      Installation installation, LocalAuthority authority, int port) {
    var server =
        new PostgresServer(
            installation, new PostgresAddress("localhost", port, authority.caFile()));
    server.start(authority.server(PROGRAM));
    return server;
  }

  public PostgresAddress address() {
    return address;
  }

  /// For the operator's eye.
  public String describe() {
    return address.host() + ":" + address.port();
  }

  String superuserPassword() {
    return installation.secrets().password(SUPERUSER_SECRET);
  }

  private void start(ServerCertificate certificate) {
    Path binaries = PostgresBinaries.in(installation.cache());
    Path data = data();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      initialise(binaries, data);
    }
    installation.state().write("postgres/data/pg_hba.conf", HBA);
    Started started =
        installation
            .launcher()
            .ensure(
                new Program(
                    PROGRAM,
                    command(binaries, data, certificate),
                    Map.of("LC_ALL", "C"),
                    installation.state().folder("postgres"),
                    StopSignal.INT,
                    Versions.of("postgres")));
    Readiness.await(installation.launcher(), started.running(), LIMIT, this::answers);
  }

  private Path data() {
    return installation.state().folder("postgres").resolve("data");
  }

  private void initialise(Path binaries, Path data) {
    superuserPassword();
    var words = new ArrayList<>(asOrdinaryUser());
    words.add(binaries.resolve("bin/initdb").toString());
    words.addAll(List.of("-D", data.toString(), "-U", SUPERUSER, "-A", "scram-sha-256"));
    words.add("--pwfile=" + installation.secrets().file(SUPERUSER_SECRET));
    words.addAll(List.of("-E", "UTF8", "--no-instructions", "--locale=C"));
    words.addAll(List.of("--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
    Command.run("initdb", installation.state().root(), Map.of("LC_ALL", "C"), words);
  }

  private List<String> command(Path binaries, Path data, ServerCertificate certificate) {
    var words = new ArrayList<>(asOrdinaryUser());
    words.add(binaries.resolve("bin/postgres").toString());
    words.addAll(List.of("-D", data.toString(), "-p", Integer.toString(address.port())));
    new PostgresSettings(certificate)
        .all()
        .forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
    return words;
  }

  /// PostgreSQL refuses to run as root; in a user namespace of its own, root is nobody.
  private static List<String> asOrdinaryUser() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return root && Executables.find("unshare").isPresent() ? List.of("unshare", "-U") : List.of();
  }

  private boolean answers() {
    try (var connection = address.connect("postgres", SUPERUSER, superuserPassword())) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static final String HBA =
      """
      hostssl all all 127.0.0.1/32 scram-sha-256
      hostssl all all ::1/128      scram-sha-256
      """;
}
