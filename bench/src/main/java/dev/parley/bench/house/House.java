package dev.parley.bench.house;

import dev.parley.bench.upstream.Credentials;
import dev.parley.kernel.id.ServiceName;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.installation.Tree;
import dev.parley.platform.operator.Progress;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.platform.services.Service;
import dev.parley.platform.services.ServiceSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The real servers of this bench's installation, and a folder for what it writes.
///
/// @param folder made anew for every run, and removed after it with the keys in it
public record House(RunningPlatform platform, Path folder) implements AutoCloseable {

  /// Joins the servers that run in `PARLEY_STATE`, or starts them.
  public static House join() {
    try {
      return new House(
          RunningPlatform.ensure(Installation.of(System.getenv()), Progress.SILENT),
          Files.createTempDirectory("parley-bench-"));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public Path tree() {
    return Tree.find();
  }

  /// The sites of the demo.
  Path sites() {
    return tree().resolve("platform/demo");
  }

  /// What a service is configured with, with a login for one start.
  Map<String, String> settings(Service service) {
    var login = platform.login(service.id());
    var secret =
        platform.keep(
            "bench-login-" + service.id() + "-" + UUID.randomUUID(), login.wrappingToken());
    var settings =
        new TreeMap<>(new ServiceSettings(platform.addresses(), secret, sites()).common(service));
    settings.put(ServiceSettings.ROLE_ID, login.roleId());
    return settings;
  }

  /// Somebody logged in as that service.
  Actor actor(ServiceName service) {
    return new Actor(service, settings(Service.of(service.id())));
  }

  /// What that service shows on its hops. Good for ten minutes from now: no bench takes longer.
  public Credentials credentials(ServiceName service) {
    return Credentials.of(actor(service).certificate());
  }

  /// Sessions that the gateway takes.
  public Sessions sessions() {
    return new Sessions(actor(ServiceName.GATEWAY).vault());
  }

  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
  }
}
