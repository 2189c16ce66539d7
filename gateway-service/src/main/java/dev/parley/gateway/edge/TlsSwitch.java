package dev.parley.gateway.edge;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Leaves no plain listener beside one that speaks TLS: as soon as a certificate or a key is set,
/// `quarkus.http.insecure-requests` is `disabled`, whatever else says otherwise.
///
/// A configuration source, as Quarkus reads the setting before there are beans.
public final class TlsSwitch implements ConfigSourceFactory {
  static final String CERTIFICATE = "parley.edge.tls.certificate";
  static final String KEY = "parley.edge.tls.key";

  private static final String PLAIN = "quarkus.http.insecure-requests";

  /// Above the environment (300) and system properties (400).
  private static final int ABOVE_ALL = 500;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    return set(context, CERTIFICATE) || set(context, KEY)
        ? List.of(
            new PropertiesConfigSource(Map.of(PLAIN, "disabled"), "TLS at the edge", ABOVE_ALL))
        : List.of();
  }

  private static boolean set(ConfigSourceContext context, String name) {
    var value = context.getValue(name);
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }

  /// Other factories may tell where the files are.
  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(Integer.MIN_VALUE);
  }
}
