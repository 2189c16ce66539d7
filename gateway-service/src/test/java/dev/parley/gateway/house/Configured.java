package dev.parley.gateway.house;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/// Settings as the service reads them: the defaults that stand beside them, and what a test sets.
public final class Configured {
  private Configured() {}

  public static <T> T as(Class<T> mapping, Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withDefaultValues(values)
        .withMapping(mapping)
        .build()
        .getConfigMapping(mapping);
  }
}
