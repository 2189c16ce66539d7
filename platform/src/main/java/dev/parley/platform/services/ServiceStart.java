package dev.parley.platform.services;

import dev.parley.platform.installation.Installation;
import dev.parley.platform.installation.Purpose;
import dev.parley.platform.launch.Health;
import dev.parley.platform.launch.Program;
import dev.parley.platform.launch.Readiness;
import dev.parley.platform.launch.Started;
import dev.parley.platform.launch.StopSignal;
import dev.parley.platform.ports.Ports;
import dev.parley.platform.servers.ServerAddresses;
import dev.parley.platform.vault.ServiceLogin;
import dev.parley.platform.vault.VaultFurnishing;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Starts services of one installation.
///
/// @param tree where the services were built
/// @param sites one folder a site
/// @param environment given to every service
public record ServiceStart(
    Installation installation,
    Ports ports,
    Path tree,
    Path sites,
    Form form,
    Map<String, String> environment) {

  private static final Duration LIMIT = Duration.ofSeconds(90);

  /// Refuses a start of what was never built, before anything else is started for it.
  public void requireBuilt() {
    for (Service service : Service.values()) {
      new ServiceFolder(tree, service).command(form);
    }
  }

  /// Starts it where it does not run as wanted, and waits until it can do its work.
  public Started start(Service service, ServerAddresses servers, VaultFurnishing vault) {
    var folder = new ServiceFolder(tree, service);
    Path secret = installation.secrets().file("login-" + service.id());
    var settings = new TreeMap<>(new ServiceSettings(servers, secret, sites).all(service, ports));
    if (installation.purpose() == Purpose.TEST) {
      settings.putAll(TestSettings.of(service));
    }
    String file = "services/" + service.id() + ".properties";
    var given = new TreeMap<>(environment);
    given.put("SMALLRYE_CONFIG_LOCATIONS", installation.state().path(file).toUri().toString());
    var program =
        new Program(
            service.id(),
            folder.command(form),
            given,
            installation.state().folder("services"),
            StopSignal.TERM,
            written(settings) + folder.edition(form) + ServiceFolder.stamps(sites));
    Started started =
        installation.launcher().ensure(program, () -> admit(service, file, settings, vault));
    await(service, started);
    return started;
  }

  private void admit(
      Service service, String file, Map<String, String> settings, VaultFurnishing vault) {
    ServiceLogin login = vault.login(service.id());
    installation.secrets().keep("login-" + service.id(), login.wrappingToken());
    var all = new TreeMap<>(settings);
    all.put(ServiceSettings.ROLE_ID, login.roleId());
    installation.state().write(file, written(all));
  }

  private void await(Service service, Started started) {
    URI ready =
        URI.create("http://127.0.0.1:" + ports.of(service.management()) + "/q/health/ready");
    try (HttpClient client = HttpClient.newHttpClient()) {
      Readiness.await(
          installation.launcher(), started.running(), LIMIT, () -> Health.isOk(client, ready));
    }
  }

  /// A properties file that outranks what the service ships with.
  private static String written(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
        .collect(Collectors.joining("\n", "config_ordinal=290\n", "\n"));
  }
}
