package dev.parley.gateway.ladder;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Configured;
import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuspicionTest {
  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final Suspicion suspicion =
      new Suspicion(
          Configured.as(
              LadderSettings.class,
              Map.of(
                  "parley.ladder.suspicious.refusals", "3",
                  "parley.ladder.suspicious.remembered", "2")),
          clock);

  @Test
  void suspectsWhoWasRefusedOftenAndNobodyElse() {
    note("203.0.113.7", 2);
    assertThat(suspicion.suspicious(address("203.0.113.7"))).isFalse();
    note("203.0.113.7", 1);
    assertThat(suspicion.suspicious(address("203.0.113.7"))).isTrue();
    assertThat(suspicion.suspicious(address("203.0.113.8"))).isFalse();
  }

  @Test
  void takesASlash64ForOneSource() {
    note("2001:db8::1", 2);
    note("2001:db8::ffff", 1);
    assertThat(suspicion.suspicious(address("2001:db8::2"))).isTrue();
    assertThat(suspicion.suspicious(address("2001:db8:0:1::2"))).isFalse();
  }

  @Test
  void forgivesAfterAWhile() {
    note("203.0.113.7", 3);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(suspicion.suspicious(address("203.0.113.7"))).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(suspicion.suspicious(address("203.0.113.7"))).isFalse();
  }

  @Test
  void forgetsWhoWasQuietLongestWhenItIsFull() {
    note("203.0.113.7", 3);
    note("203.0.113.8", 3);
    note("203.0.113.9", 3);
    assertThat(suspicion.suspicious(address("203.0.113.7"))).isFalse();
    assertThat(suspicion.suspicious(address("203.0.113.9"))).isTrue();
  }

  private void note(String text, int times) {
    for (var time = 0; time < times; time++) {
      suspicion.note(address(text));
    }
  }
}
