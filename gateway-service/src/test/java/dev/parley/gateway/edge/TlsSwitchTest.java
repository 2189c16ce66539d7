package dev.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesLocationConfigSourceFactory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsSwitchTest {
  @TempDir Path folder;

  private static final String PLAIN = "quarkus.http.insecure-requests";

  @Test
  void leavesThePlainListenerWhereNothingIsSet() {
    assertThat(plain(Map.of())).isEqualTo("redirect");
    assertThat(plain(Map.of(TlsSwitch.CERTIFICATE, "", TlsSwitch.KEY, ""))).isEqualTo("redirect");
  }

  @Test
  void turnsThePlainListenerOffWhereEitherIsSet() {
    assertThat(plain(Map.of(TlsSwitch.CERTIFICATE, "a", TlsSwitch.KEY, "b"))).isEqualTo("disabled");
    assertThat(plain(Map.of(TlsSwitch.CERTIFICATE, "a"))).isEqualTo("disabled");
    assertThat(plain(Map.of(TlsSwitch.KEY, "b"))).isEqualTo("disabled");
    assertThat(plain(Map.of("%prod." + TlsSwitch.KEY, "b"))).isEqualTo("disabled");
  }

  @Test
  void seesWhatStandsInAFileOfTheOperators() throws IOException {
    var file = Files.writeString(folder.resolve("own.properties"), TlsSwitch.KEY + "=b");
    assertThat(plain(Map.of("smallrye.config.locations", file.toUri().toString())))
        .isEqualTo("disabled");
  }

  /// As a system property would say that it stays on.
  private static String plain(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(
            new PropertiesConfigSource(
                Map.of(PLAIN, "enabled", "%prod." + PLAIN, "redirect"), "properties", 400))
        .withSources(new PropertiesConfigSource(settings, "settings", 250))
        .addDefaultInterceptors()
        .withProfile("prod")
        .withInterceptors(new TlsSwitch())
        .withSources(new PropertiesLocationConfigSourceFactory())
        .build()
        .getValue(PLAIN, String.class);
  }
}
