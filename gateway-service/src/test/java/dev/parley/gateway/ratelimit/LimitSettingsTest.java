package dev.parley.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.ratelimit.caps.Cap;
import dev.parley.gateway.ratelimit.caps.CapSettings;
import dev.parley.gateway.shared.SharedSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitSettingsTest {

  @Test
  void readsOtherNumbersByName() {
    var config =
        config(
            Map.of(
                "parley.limits.session-message.rate", "100",
                "parley.limits.session-message.burst", "50",
                "parley.limits.status-page.per", "PT10S",
                "parley.caps.session-streams", "9"));
    var limits = config.getConfigMapping(LimitSettings.class);
    assertThat(limits.quota(Limit.SESSION_MESSAGE))
        .isEqualTo(new Quota(100, Duration.ofMinutes(1), 50));
    assertThat(limits.quota(Limit.STATUS_PAGE).per()).isEqualTo(Duration.ofSeconds(10));
    assertThat(limits.quota(Limit.ADDRESS_REQUEST)).isEqualTo(Limit.ADDRESS_REQUEST.usual());
    var caps = config.getConfigMapping(CapSettings.class);
    assertThat(caps.most(Cap.SESSION_STREAMS)).isEqualTo(9);
    assertThat(caps.most(Cap.ADDRESS_STREAMS)).isEqualTo(Cap.ADDRESS_STREAMS.usual());
  }

  @Test
  void refusesANameThatIsNotInTheTable() {
    assertThatThrownBy(() -> config(Map.of("parley.limits.adress-request.rate", "5")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> config(Map.of("parley.limits.address-request.brust", "5")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> config(Map.of("parley.caps.session-stream", "5")))
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void sharesNothingUnlessAStoreIsNamed() {
    assertThat(config(Map.of()).getConfigMapping(SharedSettings.class).url()).isEmpty();
  }

  private static SmallRyeConfig config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .withMapping(LimitSettings.class)
        .withMapping(CapSettings.class)
        .withMapping(SharedSettings.class)
        .withSources(new PropertiesConfigSource(values, "test", 100))
        .build();
  }
}
