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
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitFieldsTest {

  /// The draft: a non-empty List whose members are Strings; `q` and `r` must be there, `w` and `t`
  /// may, all of them Integers that are not negative.
  @ParameterizedTest
  @EnumSource(Limit.class)
  void writesListsOfStructuredFieldsAsTheDraftHasThem(Limit limit) {
    var policy = StructuredItems.parse(RateLimitFields.policy(limit, limit.usual()));
    var left = StructuredItems.parse(RateLimitFields.left(limit, 0, Long.MAX_VALUE));
    assertThat(policy).extracting(StructuredItems.Item::value).containsExactly(limit.label());
    assertThat(left).extracting(StructuredItems.Item::value).containsExactly(limit.label());
    assertThat(policy.getFirst().parameters())
        .containsOnlyKeys("q", "w")
        .containsEntry("q", (long) limit.usual().rate())
        .allSatisfy((key, value) -> assertThat(value).isPositive());
    assertThat(left.getFirst().parameters())
        .containsOnlyKeys("r", "t")
        .allSatisfy((key, value) -> assertThat(value).isNotNegative());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "session;r=1",
        "\"session;r=1",
        "\"session\";r",
        "\"session\";R=1",
        "\"session\";r=1.5",
        "\"session\";r=1000000000000000",
        "\"session\";r=1,",
        "\"session\";r=1 t=2",
        "\"s\u00e9ssion\";r=1"
      })
  void theReaderOfThisTestRefusesWhatIsNoSuchList(String field) {
    assertThatThrownBy(() -> StructuredItems.parse(field))
        .isInstanceOf(IllegalArgumentException.class);
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
