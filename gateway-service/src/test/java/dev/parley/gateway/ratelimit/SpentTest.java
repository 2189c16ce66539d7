package dev.parley.gateway.ratelimit;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Budgets that are looked at.
class SpentTest {
  private static final LimitKeys EVERYBODY =
      new LimitKeys(
          address("2001:db8::1"), 64_500, new SiteId("hotel"), "session", new SubjectId("visitor"));

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong nanos = new AtomicLong(-5);

  @AfterEach
  void close() {
    Waiting.on(vertx.close());
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void saysOfEveryLimitWhatARequestWouldBeTold(Limit limit) {
    var limits = limits(TestLimits.with(limit, 60, Duration.ofMinutes(1), 2));
    var stage = limit.stage();
    var use = use(limit);
    for (var round = 0; round < 2; round++) {
      assertThat(spent(limits, EVERYBODY).refusal(stage, use)).isEmpty();
      assertThat(Waiting.on(limits.judge(stage, use, EVERYBODY)))
          .isNotInstanceOf(Judgement.Exceeded.class);
    }

    var spent = spent(limits, EVERYBODY);

    assertThat(spent.refusal(stage, use))
        .contains((Judgement.Exceeded) Waiting.on(limits.judge(stage, use, EVERYBODY)));
    nanos.addAndGet(1_000_000_000L);
    assertThat(spent(limits, EVERYBODY).limits()).isEmpty();
  }

  @Test
  void lookingTakesNothing() {
    var limits = limits(TestLimits.with(Limit.ADDRESS_REQUEST, 60, Duration.ofMinutes(1), 1));
    for (var round = 0; round < 100; round++) {
      assertThat(spent(limits, EVERYBODY).limits()).isEmpty();
    }
    assertThat(Waiting.on(limits.judge(Limit.ADDRESS_REQUEST.stage(), Use.WIDGET, EVERYBODY)))
        .isNotInstanceOf(Judgement.Exceeded.class);
  }

  @Test
  void saysWhatNobodyHasTold() {
    var limits = limits(TestLimits.USUAL);
    var stranger = LimitKeys.of(address("192.0.2.1"), 0, null);
    var untold =
        Arrays.stream(Stage.values())
            .flatMap(stage -> spent(limits, stranger).untold(stage, Use.SEND_MESSAGE).stream());
    assertThat(untold).containsOnly(Key.SITE, Key.SESSION, Key.SUBJECT);
    for (var stage : Stage.values()) {
      assertThat(spent(limits, EVERYBODY).untold(stage, Use.SEND_MESSAGE)).isEmpty();
    }
  }

  private static Use use(Limit limit) {
    return Arrays.stream(Use.values())
        .filter(one -> limit.concerns(limit.stage(), one))
        .findFirst()
        .orElseThrow();
  }

  private static Spent spent(RateLimits limits, LimitKeys keys) {
    return Waiting.on(limits.spent(keys));
  }

  private RateLimits limits(LimitSettings settings) {
    return new RateLimits(settings, new SharedStore(vertx, TestLimits.NO_STORE), 1, nanos::get);
  }
}
