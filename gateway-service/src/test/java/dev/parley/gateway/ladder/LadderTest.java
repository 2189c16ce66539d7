package dev.parley.gateway.ladder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.testing.TestingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private Load load = Load.NONE;
  private final Ladder ladder = ladder(Map.of());

  @Test
  void climbsRungByRungAsTheLoadGrows() {
    var seen = new ArrayList<Rung>();
    for (var streams : List.of(0.0, 0.6, 0.8, 0.9, 1.0)) {
      after(1, streams);
      seen.add(ladder.rung());
    }
    assertThat(seen).containsExactly(Rung.values());
  }

  @Test
  void climbsSeveralRungsAtOnce() {
    after(1, 5);
    assertThat(ladder.rung()).isEqualTo(Rung.CLOSED);
  }

  @Test
  void comesDownOneRungAtATimeAfterTheHold() {
    after(1, 5);
    var before = Rung.CLOSED;
    for (var below :
        List.of(Rung.QUEUE_FOR_PERSON, Rung.SCRIPTED_ONLY, Rung.PROOF_OF_WORK, Rung.OPEN)) {
      after(30, 0);
      assertThat(ladder.rung()).isEqualTo(before);
      after(1, 0);
      assertThat(ladder.rung()).isEqualTo(below);
      before = below;
    }
  }

  @Test
  void doesNotFlapOnALoadThatTremblesAtAMark() {
    after(1, 0.8);
    for (var second = 0; second < 600; second++) {
      after(1, second % 2 == 0 ? 0.79 : 0.8);
      assertThat(ladder.rung()).isEqualTo(Rung.SCRIPTED_ONLY);
    }
    for (var second = 0; second < 600; second++) {
      after(1, second % 2 == 0 ? 0.59 : 0.6);
      assertThat(ladder.rung()).isEqualTo(Rung.SCRIPTED_ONLY);
    }
  }

  @Test
  void startsTheHoldAnewWhenTheLoadComesBack() {
    after(1, 0.6);
    after(29, 0);
    after(1, 0.5);
    after(30, 0);
    assertThat(ladder.rung()).isEqualTo(Rung.PROOF_OF_WORK);
    after(1, 0);
    assertThat(ladder.rung()).isEqualTo(Rung.OPEN);
  }

  @Test
  void asksForProofOfWorkAndNoMoreOfRefusalsAlone() {
    load = new Load(100, 0, 0, 0);
    ladder.step();
    assertThat(ladder.rung()).isEqualTo(Rung.PROOF_OF_WORK);
  }

  @Test
  void climbsOnALateEventLoopAndOnAFailingUpstream() {
    load = new Load(0, 0, 0.8, 0);
    ladder.step();
    assertThat(ladder.rung()).isEqualTo(Rung.SCRIPTED_ONLY);
    load = new Load(0, 0, 0, 1);
    ladder.step();
    assertThat(ladder.rung()).isEqualTo(Rung.CLOSED);
  }

  @Test
  void neverGoesBelowItsFloor() {
    assertThat(ladder(Map.of("parley.ladder.floor", "scripted-only")).rung())
        .isEqualTo(Rung.SCRIPTED_ONLY);
  }

  @Test
  void staysWhereAnOperatorPinsItUntilTheyLetGo() {
    ladder.pin(Rung.QUEUE_FOR_PERSON);
    after(1, 5);
    assertThat(ladder.rung()).isEqualTo(Rung.QUEUE_FOR_PERSON);
    assertThat(ladder.pinned()).hasValue(Rung.QUEUE_FOR_PERSON);
    ladder.unpin();
    assertThat(ladder.rung()).isEqualTo(Rung.CLOSED);
    assertThat(ladder.pinned()).isEmpty();
  }

  @Test
  void refusesOnlyWhenClosedAndSaysWhenToComeBack() {
    for (var rung : Rung.values()) {
      ladder.pin(rung);
      var expected =
          rung == Rung.CLOSED
              ? Ruling.refused("ladder.closed", ProblemCode.SITE_CLOSED, Duration.ofSeconds(30))
              : Ruling.admitted("ladder." + rung.code());
      assertThat(ladder.judge()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hold=0S",
        "hold=2H",
        "retry-after=0S",
        "proof-of-work.leave=0.6",
        "proof-of-work.leave=0",
        "scripted-only.enter=0.5",
        "scripted-only.leave=0.4",
        "closed.leave=1.5"
      })
  void refusesMarksWithoutHysteresisOrOutOfOrder(String setting) {
    var parts = setting.split("=", 2);
    assertThatThrownBy(() -> ladder(Map.of("parley.ladder." + parts[0], parts[1])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("parley.ladder");
  }

  private Ladder ladder(Map<String, String> values) {
    return new Ladder(() -> load, Configured.as(LadderSettings.class, values), clock);
  }

  /// So many seconds under that load.
  private void after(int seconds, double streams) {
    load = new Load(0, streams, 0, 0);
    for (var second = 0; second < seconds; second++) {
      clock.advance(Duration.ofSeconds(1));
      ladder.step();
    }
  }
}
