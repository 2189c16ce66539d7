package dev.parley.platform.servers;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.ports.Ports;
import dev.parley.platform.postgres.PostgresServer;
import dev.parley.platform.state.StateLock;
import dev.parley.platform.vault.ServiceLogin;
import dev.parley.platform.vault.VaultFurnishing;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// The real servers as tests share them.
public final class RunningPlatform {

  private final Installation installation;
  private final ServerAddresses addresses;
  private final VaultFurnishing vault;

  private RunningPlatform(
      Installation installation, ServerAddresses addresses, VaultFurnishing vault) {
    this.installation = installation;
    this.addresses = addresses;
    this.vault = vault;
  }

  /// Starts the three or joins the ones that run in that state folder, for tests: credentials live
  /// a minute. Callers in several processes may ask at once; one starts, the others wait and join.
  public static synchronized RunningPlatform ensure(Path state) {
    return ensure(Installation.forTests(state, System.getenv()), Progress.SILENT);
  }

  public static RunningPlatform ensure(Installation installation, Progress progress) {
    try (StateLock lock = StateLock.take(installation.state());
        Steps steps = new Steps(progress)) {
      assert lock != null;
      var servers = new Servers(installation, Ports.of(installation), progress);
      Starting starting = servers.start(steps);
      starting.await();
      ServerAddresses addresses = servers.addresses();
      new AddressBook(installation).write(addresses.json(installation.launcher()));
      return new RunningPlatform(installation, addresses, Steps.await(starting.vault()));
    }
  }

  public ServerAddresses addresses() {
    return addresses;
  }

  /// A fresh login for one start of a service.
  public ServiceLogin login(String service) {
    return vault.login(service);
  }

  /// The key that sites pin, b64u.
  public String manifestKey() {
    return vault.manifestKey();
  }

  /// Keeps a secret in the installation's folder, for a program that reads it from a file.
  public Path keep(String name, String secret) {
    installation.secrets().keep(name, secret);
    return installation.secrets().file(name);
  }

  /// A connection as the owner of a database's tables, for a test to put data there and to look.
  public Connection owner(String database) throws SQLException {
    String owner = database + "_owner";
    String password = installation.secrets().password("postgres-" + owner.replace('_', '-'));
    return addresses.postgres().connect(database, owner, password);
  }

  /// Has PostgreSQL write what it still holds in memory to its files, for a test that reads these.
  public void checkpoint() throws SQLException {
    String password = installation.secrets().password(PostgresServer.SUPERUSER_SECRET);
    try (Connection superuser =
            addresses.postgres().connect("postgres", PostgresServer.SUPERUSER, password);
        var statement = superuser.createStatement()) {
      statement.execute("CHECKPOINT");
    }
  }

  /// An access token of the demo person with that role, for what people may call.
  public String personToken(String role) {
    return new PersonLogin(addresses.keycloak(), installation.secrets()).token(role);
  }

  /// The folder that holds everything this platform keeps.
  public Path state() {
    return installation.state().root();
  }

  /// Stops the three, and whatever else was started in this state folder.
  public void stop() {
    try (StateLock lock = StateLock.take(installation.state())) {
      assert lock != null;
      var launcher = installation.launcher();
      launcher.all().forEach(launcher::stop);
    }
  }
}
