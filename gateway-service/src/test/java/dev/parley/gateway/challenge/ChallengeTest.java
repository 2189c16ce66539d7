package dev.parley.gateway.challenge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.LocalTransit;
import dev.parley.gateway.house.Solver;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.testing.TestingClock;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {
  private static final Map<String, String> LIGHT =
      Map.of("parley.challenge.work", "1000", "parley.challenge.raised-work", "5000");
  private static Vertx vertx = Vertx.vertx();

  private final TestingClock clock = TestingClock.at(Instant.parse("2026-01-01T00:10:00Z"));
  private final LocalTransit transit = new LocalTransit();
  private final Challenge challenge = replica(LIGHT);

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    Waiting.on(vertx.close());
  }

  @Test
  void admitsWhoSolvedIt() {
    assertThat(judge(Solver.solve(made()))).isEqualTo(Ruling.admitted("challenge.solved"));
  }

  @Test
  void refusesASolutionThatWasUsedBefore() {
    var solution = Solver.solve(made());
    judge(solution);
    assertThat(judge(solution))
        .isEqualTo(Ruling.refused("challenge.replayed", ProblemCode.CHALLENGE_REPLAYED));
  }

  @Test
  void refusesWhoSendsNone() {
    assertThat(Waiting.on(challenge.judge(Optional.empty())))
        .isEqualTo(Ruling.refused("challenge.missing", ProblemCode.CHALLENGE_REQUIRED));
  }

  @Test
  void refusesAnotherNumber() {
    var made = made();
    assertThat(judge(Solver.header(made, Solver.number(made) + 1L)))
        .isEqualTo(Ruling.refused("challenge.wrong", ProblemCode.CHALLENGE_INVALID));
  }

  @Test
  void refusesAChallengeThatItsSolverMade() {
    var made = made();
    made.put("signature", "0".repeat(64));
    assertThat(judge(Solver.solve(made)))
        .isEqualTo(Ruling.refused("challenge.wrong", ProblemCode.CHALLENGE_INVALID));
  }

  @Test
  void takesASolutionUntilItExpiresAndNotAfter() {
    var early = Solver.solve(made());
    var late = Solver.solve(made());
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(judge(early)).isEqualTo(Ruling.admitted("challenge.solved"));
    clock.advance(Duration.ofMillis(1));
    assertThat(judge(late))
        .isEqualTo(Ruling.refused("challenge.expired", ProblemCode.CHALLENGE_EXPIRED));
  }

  /// A digit of the number moved to the end of the salt leaves what is hashed as it was.
  @Test
  void refusesALaterEndSplicedFromTheNumber() {
    JsonObject made;
    int number;
    do {
      made = made();
      number = Solver.number(made);
    } while (number < 100);
    var digits = Integer.toString(number);
    var open = made.getString("salt");
    var spliced = made.copy().put("salt", open.substring(0, open.length() - 1) + digits.charAt(0));
    assertThat(judge(Solver.header(spliced, Long.parseLong(digits.substring(1)))))
        .isInstanceOf(Ruling.Refused.class);
    var behind = made.copy().put("salt", open + digits.charAt(0));
    assertThat(judge(Solver.header(behind, Long.parseLong(digits.substring(1)))))
        .isEqualTo(Ruling.refused("challenge.malformed", ProblemCode.CHALLENGE_INVALID));
  }

  @Test
  void asksVaultForNoSlotThatAStrangerNames() {
    var made = made();
    var asked = transit.hmacs();
    made.put("salt", "0".repeat(24) + "?expires=99999999999&");
    assertThat(judge(Solver.header(made, 1)))
        .isEqualTo(Ruling.refused("challenge.too-far", ProblemCode.CHALLENGE_INVALID));
    assertThat(transit.hmacs()).isEqualTo(asked);
  }

  @Test
  void letsAnotherReplicaJudge() {
    assertThat(Waiting.on(replica(LIGHT).judge(Optional.of(Solver.solve(made())))))
        .isEqualTo(Ruling.admitted("challenge.solved"));
  }

  @Test
  void asksVaultOnceASlot() {
    for (var i = 0; i < 50; i++) {
      made();
    }
    assertThat(transit.hmacs()).isEqualTo(1);
  }

  @Test
  void staysSolvableOverTheTurnOfASlotWhileVaultIsAway() {
    clock.advance(Duration.ofMinutes(35));
    made();
    awaitTwoKeys();
    transit.goAway();
    clock.advance(Duration.ofMinutes(12));
    assertThat(judge(Solver.solve(made()))).isEqualTo(Ruling.admitted("challenge.solved"));
  }

  @Test
  void decidesNothingWithoutAKey() {
    transit.goAway();
    assertThatThrownBy(this::made).hasMessageContaining("Vault does not answer");
  }

  @Test
  void asksForMoreWorkWhenDifficultyIsRaised() {
    assertThat(made().getInteger("maxnumber")).isEqualTo(1_000);
    assertThat(Waiting.on(challenge.make(Difficulty.RAISED)).getInteger("maxnumber"))
        .isEqualTo(5_000);
  }

  @Test
  void isAskedOfEverybodyUnlessConfigurationSaysOfTheSuspicious() {
    assertThat(challenge.asked(false)).isTrue();
    var lenient = replica(Map.of("parley.challenge.anonymous-sessions", "suspicious"));
    assertThat(lenient.asked(false)).isFalse();
    assertThat(lenient.asked(true)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "{\"algorithm\":\"SHA-256\"}",
        "{\"challenge\":{\"challenge\":{\"challenge\":{}}}}",
        "{\"number\":\"1\"}",
        "{\"number\":1,\"number\":2}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
      })
  void refusesAnotherForm(String json) {
    var header = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    assertThat(judge(header))
        .isEqualTo(Ruling.refused("challenge.malformed", ProblemCode.CHALLENGE_INVALID));
  }

  @Test
  void refusesWhatIsAlmostASolution() {
    for (var change :
        Map.<String, Object>of(
                "algorithm", "SHA-1",
                "salt", "ab",
                "signature", "x",
                "more", 1)
            .entrySet()) {
      var made = new JsonObject(plain(Solver.solve(made())));
      made.put(change.getKey(), change.getValue());
      assertThat(judge(Base64.getEncoder().encodeToString(made.toBuffer().getBytes())))
          .as(change.getKey())
          .isEqualTo(Ruling.refused("challenge.malformed", ProblemCode.CHALLENGE_INVALID));
    }
    assertThat(judge("%%%")).isInstanceOf(Ruling.Refused.class);
    assertThat(judge("A".repeat(1_025))).isInstanceOf(Ruling.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "life=5S",
        "life=2H",
        "key-life=1M",
        "work=10",
        "work=300000",
        "raised-work=99000000",
        "remembered=0"
      })
  void refusesSettingsOutOfBounds(String setting) {
    var parts = setting.split("=", 2);
    assertThatThrownBy(() -> replica(Map.of("parley.challenge." + parts[0], parts[1])))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("parley.challenge");
  }

  private Challenge replica(Map<String, String> values) {
    var settings = Configured.as(ChallengeSettings.class, values);
    return new Challenge(
        new ChallengeKeys(vertx, transit, settings),
        new EmbeddedSpentChallenges(settings.remembered(), clock),
        settings,
        clock);
  }

  private void awaitTwoKeys() {
    var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (transit.hmacs() < 2 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(transit.hmacs()).isEqualTo(2);
  }

  private JsonObject made() {
    return Waiting.on(challenge.make(Difficulty.USUAL));
  }

  private Ruling judge(String header) {
    return Waiting.on(challenge.judge(Optional.of(header)));
  }

  private static String plain(String header) {
    return new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
  }
}
