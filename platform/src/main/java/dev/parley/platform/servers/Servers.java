package dev.parley.platform.servers;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.installation.Purpose;
import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.keycloak.KeycloakDatabase;
import dev.parley.platform.keycloak.KeycloakPorts;
import dev.parley.platform.keycloak.KeycloakServer;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.ports.Port;
import dev.parley.platform.ports.Ports;
import dev.parley.platform.postgres.Databases;
import dev.parley.platform.postgres.PostgresAddress;
import dev.parley.platform.postgres.PostgresServer;
import dev.parley.platform.tls.LocalAuthority;
import dev.parley.platform.vault.Postgres;
import dev.parley.platform.vault.Settings;
import dev.parley.platform.vault.VaultAccess;
import dev.parley.platform.vault.VaultFurnishing;
import dev.parley.platform.vault.server.VaultServer;
import java.nio.file.Path;
import java.time.Duration;

/// Starts the three, each as soon as what it needs is there.
public final class Servers {

  private static final Duration TEST_LIFE = Duration.ofSeconds(60);

  private final Installation installation;
  private final Ports ports;
  private final Progress progress;
  private final LocalAuthority authority;

  public Servers(Installation installation, Ports ports, Progress progress) {
    this.installation = installation;
    this.ports = ports;
    this.progress = progress;
    this.authority = LocalAuthority.of(installation);
  }

  public ServerAddresses addresses() {
    Path caFile = authority.caFile();
    return new ServerAddresses(
        new PostgresAddress("localhost", ports.of(Port.POSTGRES), caFile),
        VaultServer.address(installation, caFile, ports.of(Port.VAULT)),
        KeycloakAddress.at(ports.of(Port.KEYCLOAK), caFile));
  }

  /// Starts what does not run, brings it to its wanted form, and goes on without waiting.
  public Starting start(Steps steps) {
    var distribution =
        steps.run(
            "Keycloak's distribution",
            () -> {
              KeycloakServer.prepare(installation);
              return true;
            },
            done -> "unpacked");
    var postgres = steps.run("PostgreSQL", this::postgres, PostgresServer::describe);
    var vault = steps.run("Vault", this::vault, access -> access.url().toString());
    var tables =
        steps.after(
            postgres,
            "tables",
            server -> {
              databases(server).migrate();
              return server.address();
            },
            done -> "parley, hotel");
    var furnished =
        steps.after(
            vault.thenCombine(tables, Furnishable::new),
            "Vault's furnishing",
            this::furnish,
            done -> "policies, keys, roles");
    var keycloak =
        steps.after(
            distribution.thenCombine(postgres, (done, server) -> server),
            "Keycloak",
            this::keycloak,
            address -> address.url().toString());
    return new Starting(furnished, tables, keycloak);
  }

  private PostgresServer postgres() {
    PostgresServer server = PostgresServer.start(installation, authority, ports.of(Port.POSTGRES));
    databases(server).furnish();
    return server;
  }

  private Databases databases(PostgresServer server) {
    return new Databases(server, installation.secrets());
  }

  private VaultAccess vault() {
    return VaultServer.start(
        installation, authority, ports.of(Port.VAULT), ports.of(Port.VAULT_CLUSTER), progress);
  }

  private record Furnishable(VaultAccess vault, PostgresAddress postgres) {}

  /// @return what goes on with the launcher's token
  private VaultFurnishing furnish(Furnishable house) {
    Settings settings = settings(house);
    var root = VaultFurnishing.of(house.vault(), settings);
    root.furnish();
    return new LauncherLogin(
            installation.secrets(), token -> VaultFurnishing.of(house.vault().as(token), settings))
        .ensure(root);
  }

  private Settings settings(Furnishable house) {
    PostgresAddress postgres = house.postgres();
    Settings settings =
        Settings.local(
                house.vault().url(),
                new Postgres(
                    postgres.host(),
                    postgres.port(),
                    Databases.ROLE_ADMIN,
                    installation.secrets().password("postgres-role-admin"),
                    "verify-full",
                    postgres.caFile()))
            .withAuditLog(installation.state().log("vault-audit"));
    return installation.purpose() == Purpose.TEST
        ? settings.withLives(TEST_LIFE, TEST_LIFE)
        : settings;
  }

  private KeycloakAddress keycloak(PostgresServer server) {
    PostgresAddress address = server.address();
    return KeycloakServer.start(
        installation,
        authority,
        new KeycloakDatabase(
            address.jdbcUrl("keycloak"), "keycloak", databases(server).password("keycloak")),
        new KeycloakPorts(ports.of(Port.KEYCLOAK), ports.of(Port.KEYCLOAK_MANAGEMENT)),
        "https://localhost:" + ports.of(Port.RETENTION));
  }
}
