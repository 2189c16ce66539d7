package dev.parley.gateway.edge;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import jakarta.annotation.Priority;
import org.jspecify.annotations.Nullable;

/// Leaves no plain listener beside one that speaks TLS: as soon as a certificate or a key is set,
/// `quarkus.http.insecure-requests` is `disabled`, whatever else says otherwise.
///
/// Quarkus reads the setting before there are beans. An interceptor, as a source of its own would
/// not see what stands in the file that `smallrye.config.locations` names; above all others, so
/// that no profile is asked before.
@Priority(Integer.MAX_VALUE)
public final class TlsSwitch implements ConfigSourceInterceptor {
  static final String CERTIFICATE = "parley.edge.tls.certificate";
  static final String KEY = "parley.edge.tls.key";

  private static final long serialVersionUID = 1L;
  private static final String PLAIN = "quarkus.http.insecure-requests";

  @Override
  public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
    return PLAIN.equals(name) && (set(context, CERTIFICATE) || set(context, KEY))
        ? ConfigValue.builder()
            .withName(PLAIN)
            .withValue("disabled")
            .withConfigSourceName("TLS at the edge")
            .build()
        : context.proceed(name);
  }

  private static boolean set(ConfigSourceInterceptorContext context, String name) {
    var value = context.restart(name);
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }
}
