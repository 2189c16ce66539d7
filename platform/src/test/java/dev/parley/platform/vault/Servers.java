package dev.parley.platform.vault;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.postgres.Databases;
import dev.parley.platform.postgres.PostgresServer;
import dev.parley.platform.tls.LocalAuthority;
import dev.parley.platform.vault.server.VaultServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// A Vault and a PostgreSQL of their own: databases and group roles stand, Vault is empty.
final class Servers implements AutoCloseable {

  private final Installation installation;
  private final LocalAuthority authority;
  private final int vaultPort = freePort();
  private final int clusterPort = freePort();
  private final PostgresServer postgres;
  private final VaultAccess vault;

  private Servers(Installation installation) {
    this.installation = installation;
    this.authority = LocalAuthority.of(installation);
    this.postgres = PostgresServer.start(installation, authority, freePort());
    this.vault = openVault();
  }

  static Servers start(Path folder) {
    var servers = new Servers(Installation.forTests(folder, System.getenv()));
    new Databases(servers.postgres, servers.installation.secrets()).furnish();
    return servers;
  }

  VaultAccess vault() {
    return vault;
  }

  Postgres postgres() {
    return postgres("localhost");
  }

  Postgres postgres(String host) {
    return new Postgres(
        host,
        postgres.address().port(),
        Databases.ROLE_ADMIN,
        installation.secrets().password("postgres-role-admin"),
        "verify-full",
        authority.caFile());
  }

  Settings settings() {
    return Settings.local(vault.url(), postgres()).withAuditLog(auditLog());
  }

  Path auditLog() {
    return installation.state().log("vault-audit");
  }

  Connection connect(String database, String user, String password) throws SQLException {
    return postgres.address().connect(database, user, password);
  }

  /// As the superuser.
  Connection connect(String database) throws SQLException {
    return connect(database, "postgres", installation.secrets().password("postgres-superuser"));
  }

  /// Unseals it where it is sealed.
  VaultAccess openVault() {
    return VaultServer.start(installation, authority, vaultPort, clusterPort, Progress.SILENT);
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
    var launcher = installation.launcher();
    launcher.all().forEach(launcher::stop);
  }
}
