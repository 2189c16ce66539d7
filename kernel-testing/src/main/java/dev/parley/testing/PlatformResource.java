package dev.parley.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.TreeMap;

/// Configures the service of a Quarkus test for the real servers:
///
/// ```java
/// @WithTestResource(
///     value = PlatformResource.class,
///     initArgs = @ResourceArg(name = "service", value = "gateway-service"))
/// ```
///
/// Every further argument is a setting by its own name and outranks what this resource would say.
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {

  private static final String SERVICE = "service";

  private Map<String, String> arguments = Map.of();

  @Override
  public void init(Map<String, String> initArgs) {
    if (!initArgs.containsKey(SERVICE)) {
      throw new IllegalArgumentException("PlatformResource needs the argument \"service\"");
    }
    arguments = Map.copyOf(initArgs);
  }

  @Override
  public Map<String, String> start() {
    var settings = new TreeMap<String, String>();
    settings.put("quarkus.http.test-port", "0");
    settings.put("quarkus.http.test-ssl-port", "0");
    settings.put("quarkus.management.test-port", "0");
    settings.putAll(PlatformFixture.settings(arguments.getOrDefault(SERVICE, "")));
    settings.putAll(arguments);
    settings.remove(SERVICE);
    return settings;
  }

  /// The servers are shared: they end with the build or with the JVM, not with one test.
  @Override
  public void stop() {}
}
