package dev.parley.testing;

import dev.parley.platform.installation.Tree;
import dev.parley.platform.servers.RunningPlatform;
import dev.parley.platform.services.Service;
import dev.parley.platform.services.ServiceSettings;
import dev.parley.platform.vault.ServiceLogin;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The platform that all tests of this JVM share.
///
/// System property `parley.test.state` names the state folder of servers that the build has
/// started. Without it, tests start their own in `target/` and stop them when the JVM ends.
public final class PlatformFixture {

  private static final String SHARED = "parley.test.state";
  private static @Nullable RunningPlatform running;

  private PlatformFixture() {}

  /// Starts or joins the servers; quick from the second call on.
  public static synchronized RunningPlatform platform() {
    RunningPlatform known = running;
    if (known != null) {
      return known;
    }
    String shared = System.getProperty(SHARED, "");
    RunningPlatform found =
        RunningPlatform.ensure(
            shared.isBlank() ? Path.of("target", "test-state") : Path.of(shared));
    if (shared.isBlank()) {
      Runtime.getRuntime().addShutdownHook(new Thread(found::stop, "stop-servers"));
    }
    running = found;
    return found;
  }

  /// What a service is configured with, by MicroProfile names, with a login for one start. Ports
  /// and peers are the test's matter.
  public static Map<String, String> settings(String service) {
    RunningPlatform platform = platform();
    ServiceLogin login = platform.login(service);
    Path secret =
        platform.keep("test-login-" + service + "-" + UUID.randomUUID(), login.wrappingToken());
    var settings =
        new TreeMap<>(
            new ServiceSettings(platform.addresses(), secret, Tree.find().resolve("platform/demo"))
                .common(Service.of(service)));
    settings.put(ServiceSettings.ROLE_ID, login.roleId());
    return settings;
  }
}
