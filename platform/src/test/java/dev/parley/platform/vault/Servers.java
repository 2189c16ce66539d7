package dev.parley.platform.vault;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/// A Vault and a PostgreSQL of their own, both with TLS, empty but for the databases and group
/// roles.
final class Servers implements AutoCloseable {

  private static final String PASSWORD = "a-password-of-the-test";

  private final Path folder;
  private final Certificates certificates;
  private final List<Process> processes = new ArrayList<>();
  private final int vaultPort = freePort();
  private final int postgresPort = freePort();
  private String rootToken = "not yet";
  private String unsealKey = "not yet";

  private Servers(Path folder, Certificates certificates) {
    this.folder = folder;
    this.certificates = certificates;
  }

  static Servers start(Path folder) throws IOException, GeneralSecurityException, SQLException {
    var servers = new Servers(folder, Certificates.make(folder));
    servers.startVault();
    servers.startPostgres();
    return servers;
  }

  VaultAccess vault() {
    return new VaultAccess(
        URI.create("https://localhost:" + vaultPort), certificates.certificate(), rootToken);
  }

  Postgres postgres() {
    return new Postgres(
        "localhost", postgresPort, "postgres", PASSWORD, "verify-full", certificates.certificate());
  }

  Settings settings() {
    return Settings.local(vault().url(), postgres()).withAuditLog(folder.resolve("audit.log"));
  }

  Connection connect(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(postgres().jdbcUrl(database), user, password);
  }

  Connection connect(String database) throws SQLException {
    return connect(database, "postgres", PASSWORD);
  }

  Path auditLog() {
    return folder.resolve("audit.log");
  }

  void unseal() {
    var key = Caller.json("{\"key\":\"%s\"}".formatted(unsealKey));
    new VaultApi(vault()).write("sys/unseal", key);
    awaitAnswer(() -> new VaultApi(vault()).read("sys/mounts").isPresent());
  }

  private void startVault() throws IOException {
    Path config = folder.resolve("vault.hcl");
    Files.writeString(
        config,
        """
        storage "inmem" {}
        listener "tcp" {
          address = "127.0.0.1:%d"
          tls_cert_file = "%s"
          tls_key_file = "%s"
        }
        disable_mlock = true
        api_addr = "https://localhost:%d"
        """
            .formatted(vaultPort, certificates.certificate(), certificates.key(), vaultPort));
    launch("vault", List.of(vaultBinary(), "server", "-config=" + config));
    awaitAnswer(() -> new VaultApi(vault()).read("sys/init").isPresent());
    var made =
        new VaultApi(vault())
            .write("sys/init", Caller.json("{\"secret_shares\":1,\"secret_threshold\":1}"));
    rootToken = made.path("root_token").asText();
    unsealKey = made.path("keys_base64").path(0).asText();
    unseal();
  }

  private void startPostgres() throws IOException, SQLException {
    Path binaries = Files.createDirectory(folder.resolve("postgres"));
    Path archive = folder.resolve("postgres.txz");
    try (InputStream packed = Servers.class.getResourceAsStream("/postgres-linux-x86_64.txz")) {
      Files.copy(Objects.requireNonNull(packed), archive);
    }
    run("tar", "-xJf", archive.toString(), "-C", binaries.toString());
    Path passwordFile = Files.writeString(folder.resolve("password"), PASSWORD);
    Path data = folder.resolve("data");
    run(
        words(
            binaries.resolve("bin/initdb").toString(),
            "-D",
            data.toString(),
            "-U",
            "postgres",
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            "--no-sync"));
    launch(
        "postgres",
        List.of(
            words(
                binaries.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(postgresPort),
                "-c",
                "listen_addresses=localhost",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=off",
                "-c",
                "ssl=on",
                "-c",
                "ssl_cert_file=" + certificates.certificate(),
                "-c",
                "ssl_key_file=" + certificates.key())));
    awaitAnswer(() -> answers("postgres"));
    try (Connection admin = connect("postgres");
        var sql = admin.createStatement()) {
      sql.execute("CREATE ROLE app_middleware");
      sql.execute("CREATE ROLE app_retention");
      sql.execute("CREATE ROLE hotel_reader");
      sql.execute("CREATE DATABASE parley");
      sql.execute("CREATE DATABASE hotel");
    }
  }

  private boolean answers(String database) {
    try (Connection connection = connect(database)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private void launch(String name, List<String> command) throws IOException {
    Path log = folder.resolve(name + ".log");
    processes.add(
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start());
  }

  /// PostgreSQL refuses to run as root: in a namespace of its own it is nobody.
  private static String[] words(String... command) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return command;
    }
    var words = new ArrayList<>(List.of("unshare", "-U"));
    words.addAll(List.of(command));
    return words.toArray(String[]::new);
  }

  private static String vaultBinary() {
    String cache = System.getenv("PARLEY_CACHE");
    Path built =
        (cache == null ? Path.of(System.getProperty("user.home"), ".cache/parley") : Path.of(cache))
            .resolve("vault-1.21.1/vault");
    return Files.isExecutable(built) ? built.toString() : "vault";
  }

  static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(command[0] + " failed: " + said);
    }
  }

  private static void awaitAnswer(BooleanSupplier ready) {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (!answered(ready)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("a server of the test does not answer");
      }
      pause();
    }
  }

  private static boolean answered(BooleanSupplier ready) {
    try {
      return ready.getAsBoolean();
    } catch (VaultFailure e) {
      return false;
    }
  }

  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Vault first: PostgreSQL waits for the sessions of its guests.
    for (Process process : processes) {
      process.destroy();
      if (process.onExit().completeOnTimeout(process, 10, SECONDS).join().isAlive()) {
        process.destroyForcibly();
      }
    }
  }
}
