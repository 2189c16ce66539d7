package dev.parley.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitFieldsTest {

  /// RFC 9651: an item that is a string, with parameters whose values are integers.
  private static final String ITEM = "\"[a-z0-9-]+\"(?:;[a-z]+=[0-9]{1,15})+";

  @ParameterizedTest
  @EnumSource(Limit.class)
  void writesItemsWithParameters(Limit limit) {
    assertThat(RateLimitFields.policy(limit, limit.usual())).matches(ITEM);
    assertThat(RateLimitFields.left(limit, 0, Long.MAX_VALUE / 2)).matches(ITEM);
  }

  @Test
  void tellsQuotaAndWindow() {
    assertThat(
            RateLimitFields.policy(Limit.SESSION_MESSAGE, new Quota(20, Duration.ofMinutes(1), 8)))
        .isEqualTo("\"session-message\";q=20;w=60");
  }

  @Test
  void tellsWhatIsLeftInWholeSecondsRoundedUp() {
    assertThat(RateLimitFields.left(Limit.ADDRESS_REQUEST, 7, 1_000_000_001L))
        .isEqualTo("\"address-request\";r=7;t=2");
    assertThat(RateLimitFields.left(Limit.ADDRESS_REQUEST, 0, 1))
        .isEqualTo("\"address-request\";r=0;t=1");
  }

  @Test
  void overridesTheTableWithinBounds() {
    var settings = TestLimits.with(Limit.ADDRESS_REQUEST, 1_200, Duration.ofSeconds(30), 300);
    assertThat(settings.quota(Limit.ADDRESS_REQUEST))
        .isEqualTo(new Quota(1_200, Duration.ofSeconds(30), 300));
    assertThat(settings.quota(Limit.SITE_REQUEST)).isEqualTo(Limit.SITE_REQUEST.usual());
  }

  @Test
  void aRateAloneKeepsTheBurstWithinIt() {
    LimitSettings settings =
        () ->
            Map.of(
                Limit.ADDRESS_REQUEST,
                new TestLimits.Numbers(OptionalInt.of(10), Optional.empty(), OptionalInt.empty()));
    assertThat(settings.quota(Limit.ADDRESS_REQUEST).burst()).isEqualTo(10);
  }

  @Test
  void refusesNumbersOutOfBounds() {
    assertThatThrownBy(() ->
            TestLimits.with(Limit.ADDRESS_REQUEST, 0, Duration.ofMinutes(1), 1)
                .quota(Limit.ADDRESS_REQUEST))
        .hasMessageContaining("parley.limits.address-request");
    assertThatThrownBy(() -> new Quota(10, Duration.ofMinutes(1), 11))
        .hasMessageContaining("burst");
    assertThatThrownBy(() -> new Quota(10, Duration.ofMillis(1), 1)).hasMessageContaining("time");
  }

  @Test
  void replicasShareRateAndBurst() {
    var quota = new Quota(600, Duration.ofMinutes(1), 120);
    assertThat(quota.share(4)).isEqualTo(new Quota.Share(400_000_000L, 30));
    assertThat(quota.share(1_000).burst()).isEqualTo(1);
  }
}
