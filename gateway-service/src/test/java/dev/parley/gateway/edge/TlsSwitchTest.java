package dev.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsSwitchTest {
  private static final String PLAIN = "quarkus.http.insecure-requests";

  @Test
  void leavesThePlainListenerWhereNothingIsSet() {
    assertThat(plain(Map.of())).isEqualTo("enabled");
    assertThat(plain(Map.of(TlsSwitch.CERTIFICATE, "", TlsSwitch.KEY, ""))).isEqualTo("enabled");
  }

  @Test
  void turnsThePlainListenerOffWhereEitherIsSet() {
    assertThat(plain(Map.of(TlsSwitch.CERTIFICATE, "a", TlsSwitch.KEY, "b"))).isEqualTo("disabled");
    assertThat(plain(Map.of(TlsSwitch.CERTIFICATE, "a"))).isEqualTo("disabled");
    assertThat(plain(Map.of(TlsSwitch.KEY, "b"))).isEqualTo("disabled");
  }

  /// As a system property would say that it stays on.
  private static String plain(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(Map.of(PLAIN, "enabled"), "properties", 400))
        .withSources(new PropertiesConfigSource(settings, "settings", 250))
        .withSources(new TlsSwitch())
        .build()
        .getValue(PLAIN, String.class);
  }
}
