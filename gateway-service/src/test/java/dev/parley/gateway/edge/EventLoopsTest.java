package dev.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class EventLoopsTest {

  @Test
  void hasOneForEachProcessorAndNeverASingleOne() {
    assertThat(loops(Map.of())).isEqualTo(Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  @Test
  void leavesTheLastWordToWhoeverSaysOtherwise() {
    assertThat(loops(Map.of(EventLoops.LOOPS, "7"))).isEqualTo(7);
  }

  @Test
  void isFoundByTheConfiguration() {
    assertThat(ServiceLoader.load(ConfigSource.class)).hasAtLeastOneElementOfType(EventLoops.class);
  }

  /// Beside the weakest source that an operator can have.
  private static int loops(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new EventLoops(), new PropertiesConfigSource(settings, "settings", 0))
        .build()
        .getValue(EventLoops.LOOPS, Integer.class);
  }
}
