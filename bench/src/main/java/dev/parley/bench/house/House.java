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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The real servers of this bench's installation, and a folder for what it writes.
///
/// @param folder what the processes of this run say
public record House(RunningPlatform platform, Path folder) implements AutoCloseable {

  /// Joins the servers that run in `PARLEY_STATE`, or starts them.
  ///
  /// @param bench whose logs stay in `bench/target/<bench>` until its next run
  public static House join(String bench) {
    var folder = Tree.find().resolve("bench/target").resolve(bench);
    try {
      Files.createDirectories(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return new House(
        RunningPlatform.ensure(Installation.of(System.getenv()), Progress.SILENT), folder);
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

  /// Removes the keys, and leaves what the processes said.
  @Override
  public void close() {
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(file -> file.toString().endsWith(".pem")).toList()) {
        Files.delete(file);
      }
    } catch (IOException busy) {
      throw new UncheckedIOException(busy);
    }
  }
}
