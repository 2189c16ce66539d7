package dev.parley.gateway.challenge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EmbeddedSpentChallengesTest {
  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final EmbeddedSpentChallenges spent = new EmbeddedSpentChallenges(2, clock);

  @Test
  void takesEachOnce() {
    assertThat(spend("one").result()).isTrue();
    assertThat(spend("two").result()).isTrue();
    assertThat(spend("one").result()).isFalse();
  }

  @Test
  void fallsClosedWhenFullAndOpensAgainWhenOneExpires() {
    spend("one");
    clock.advance(Duration.ofSeconds(30));
    spend("two");
    assertThat(spend("three").failed()).isTrue();
    clock.advance(Duration.ofSeconds(30));
    assertThat(spend("three").result()).isTrue();
    assertThat(spend("two").result()).isFalse();
  }

  private io.vertx.core.Future<Boolean> spend(String id) {
    return spent.spend(id, clock.instant().plusSeconds(60));
  }
}
