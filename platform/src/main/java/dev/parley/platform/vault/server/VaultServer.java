package dev.parley.platform.vault.server;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Health;
import dev.parley.platform.launch.Program;
import dev.parley.platform.launch.Readiness;
import dev.parley.platform.launch.Running;
import dev.parley.platform.launch.StopSignal;
import dev.parley.platform.operator.CannotStart;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.tls.Https;
import dev.parley.platform.tls.LocalAuthority;
import dev.parley.platform.vault.VaultAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A Vault on loopback, open for work; or the one that the operator names.
public final class VaultServer {

  private static final String PROGRAM = "vault";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Installation installation;
  private final URI url;
  private final Path caFile;
  private final HttpClient client;

  private VaultServer(Installation installation, URI url, Path caFile) {
    this.installation = installation;
    this.url = url;
    this.caFile = caFile;
    this.client = Https.trusting(caFile);
  }

  /// Starts it where it does not run, initialises it the first time, and unseals it.
  public static VaultAccess start(
      Installation installation,
      LocalAuthority authority,
      int port,
      int clusterPort,
      Progress progress) {
    Map<String, String> environment = installation.environment();
    if (!environment.getOrDefault("VAULT_ADDR", "").isBlank()) {
      progress.say("Vault is the operator's, at " + environment.get("VAULT_ADDR"));
      return operators(environment);
    }
    var server =
        new VaultServer(installation, URI.create("https://localhost:" + port), authority.caFile());
    Running running = server.run(authority, port, clusterPort);
    Readiness.await(installation.launcher(), running, LIMIT, server::answers);
    var seal = new Seal(installation, server.url, server.client);
    seal.open(progress);
    Readiness.await(installation.launcher(), running, LIMIT, server::isOpen);
    return new VaultAccess(server.url, server.caFile, seal.rootToken());
  }

  /// Where it is or will be.
  public static VaultAddress address(Installation installation, Path caFile, int port) {
    if (!installation.environment().getOrDefault("VAULT_ADDR", "").isBlank()) {
      VaultAccess access = operators(installation.environment());
      return new VaultAddress(access.url(), access.caFile());
    }
    return new VaultAddress(URI.create("https://localhost:" + port), caFile);
  }

  static VaultAccess operators(Map<String, String> environment) {
    for (String name : List.of("VAULT_CACERT", "VAULT_TOKEN")) {
      if (environment.getOrDefault(name, "").isBlank()) {
        throw new CannotStart(
            "VAULT_ADDR is set but " + name + " is not: set both, or unset VAULT_ADDR");
      }
    }
    Path caFile = Path.of(environment.getOrDefault("VAULT_CACERT", ""));
    if (!Files.isReadable(caFile)) {
      throw new CannotStart("VAULT_CACERT names " + caFile + ", which cannot be read");
    }
    return new VaultAccess(
        URI.create(environment.getOrDefault("VAULT_ADDR", "")),
        caFile,
        environment.getOrDefault("VAULT_TOKEN", ""));
  }

  private Running run(LocalAuthority authority, int port, int clusterPort) {
    Path program = VaultProgram.find(installation);
    Path folder = installation.state().folder("vault");
    installation.state().folder("vault/data");
    String config = new VaultConfig(folder, port, clusterPort, authority.server(PROGRAM)).written();
    Path file = installation.state().write("vault/vault.hcl", config);
    return installation
        .launcher()
        .ensure(
            new Program(
                PROGRAM,
                List.of(program.toString(), "server", "-config=" + file),
                Map.of(),
                folder,
                StopSignal.TERM,
                config))
        .running();
  }

  /// Any answer will do: a sealed Vault says 503, a new one 501.
  private boolean answers() {
    return Health.status(client, url.resolve("/v1/sys/health")).isPresent();
  }

  private boolean isOpen() {
    return Health.isOk(client, url.resolve("/v1/sys/health"));
  }
}
