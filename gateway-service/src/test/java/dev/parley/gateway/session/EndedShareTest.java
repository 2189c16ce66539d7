package dev.parley.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.id.SubjectId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndedShareTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HELD = Duration.ofMinutes(16);
  private static final SubjectId ONE = new SubjectId("one");
  private static final SubjectId TWO = new SubjectId("two");
  private static final SubjectId THREE = new SubjectId("three");

  private final EndedShare share = new EndedShare();

  @Test
  void endsWhatBeganBeforeAndWithinThatSecondAndNothingLater() {
    assertThat(share.end(ONE, NOON, HELD, 9)).isEmpty();
    assertThat(share.ended(ONE, NOON.minusSeconds(900))).isTrue();
    assertThat(share.ended(ONE, NOON)).isTrue();
    assertThat(share.ended(ONE, NOON.plusSeconds(1))).isFalse();
    assertThat(share.ended(TWO, NOON)).isFalse();
  }

  @Test
  void aSecondEndCountsFromThenAndTakesNoMoreRoom() {
    assertThat(share.end(ONE, NOON, HELD, 1)).isEmpty();
    assertThat(share.end(ONE, NOON.plusSeconds(60), HELD, 1)).isEmpty();
    assertThat(share.ended(ONE, NOON.plusSeconds(60))).isTrue();
  }

  @Test
  void oneThatIsFullSaysWhenThereIsRoomAndForgetsNothingBefore() {
    assertThat(share.end(ONE, NOON, HELD, 2)).isEmpty();
    assertThat(share.end(TWO, NOON.plusSeconds(60), HELD, 2)).isEmpty();
    assertThat(share.end(THREE, NOON.plusSeconds(90), HELD, 2))
        .contains(HELD.minusSeconds(90).plusSeconds(1));
    assertThat(share.ended(ONE, NOON)).isTrue();
    var later = NOON.plus(HELD).plusSeconds(1);
    assertThat(share.end(THREE, later, HELD, 2)).isEmpty();
    assertThat(share.ended(ONE, NOON)).isFalse();
    assertThat(share.ended(TWO, NOON)).isTrue();
  }

  /// Otherwise what was ended would come back by being renewed.
  @Test
  void isHeldLongerThanATokenLives() {
    assertThat(EndedSubjects.HELD).isGreaterThan(SessionStatements.LONGEST_TOKEN);
  }
}
