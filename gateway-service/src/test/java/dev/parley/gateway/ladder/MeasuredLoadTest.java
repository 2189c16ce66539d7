package dev.parley.gateway.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.Configured;
import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeasuredLoadTest {
  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final MeasuredLoad load =
      measured(Map.of("parley.ladder.full.streams", "10", "parley.ladder.full.late", "0.5"));

  @Test
  void isIdleAtFirst() {
    assertThat(load.load()).isEqualTo(Load.NONE);
  }

  @Test
  void countsOpenStreams() {
    load.streamOpened();
    load.streamOpened();
    load.streamClosed();
    assertThat(load.load().streams()).isEqualTo(0.1);
  }

  @Test
  void takesTheShareOfRefusalsAndOfFailures() {
    IntStream.range(0, 40).forEach(i -> load.refused());
    IntStream.range(0, 60).forEach(i -> load.admitted());
    IntStream.range(0, 80).forEach(i -> load.upstreamFailed());
    IntStream.range(0, 20).forEach(i -> load.upstreamAnswered());
    assertThat(load.load().refusals()).isEqualTo(0.5);
    assertThat(load.load().upstreamFailures()).isEqualTo(1.0);
  }

  @Test
  void drawsNothingFromAFew() {
    IntStream.range(0, 19).forEach(i -> load.refused());
    assertThat(load.load().refusals()).isZero();
    load.refused();
    assertThat(load.load().refusals()).isEqualTo(1.25);
  }

  @Test
  void takesTheShareOfTheTimeForWhichTheLoopWasLate() {
    load.late(Duration.ofMillis(500));
    assertThat(load.load().late()).isEqualTo(0.1);
    for (var second = 1; second < 10; second++) {
      clock.advance(Duration.ofSeconds(1));
      load.late(Duration.ofMillis(500));
    }
    assertThat(load.load().late()).isEqualTo(1.0);
    clock.advance(Duration.ofSeconds(10));
    assertThat(load.load().late()).isZero();
  }

  @Test
  void refusesAFullOfNothing() {
    for (var setting :
        Map.of("streams", "0", "upstream-failures", "0", "refusals", "1.1").entrySet()) {
      assertThatThrownBy(
              () -> measured(Map.of("parley.ladder.full." + setting.getKey(), setting.getValue())))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private MeasuredLoad measured(Map<String, String> values) {
    return new MeasuredLoad(Configured.as(LadderSettings.class, values), clock);
  }
}
