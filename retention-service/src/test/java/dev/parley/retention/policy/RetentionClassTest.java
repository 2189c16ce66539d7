package dev.parley.retention.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetentionClassTest {
  private static final RetentionClass DAYS =
      new RetentionClass("general", Duration.ofDays(1), Duration.ofDays(30));

  @Test
  void countsSlotsFromTheEpochInUtc() {
    var slot = DAYS.slotAt(Instant.parse("2026-03-29T23:59:59.999Z"));
    assertThat(slot)
        .isEqualTo(
            new Slot(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-30T00:00:00Z")));
    assertThat(DAYS.slotAt(slot.end()).start()).isEqualTo(slot.end());
  }

  @Test
  void letsNoMessageOutliveItsLife() {
    var slot = DAYS.slotAt(Instant.parse("2026-03-29T12:00:00Z"));
    assertThat(DAYS.destroyAt(slot)).isEqualTo(Instant.parse("2026-04-28T00:00:00Z"));
  }

  @Test
  void refusesALifeThatEndsBeforeItsSlot() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RetentionClass("general", Duration.ofDays(2), Duration.ofDays(1)));
  }
}
