package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.challenge.Challenge;
import dev.parley.gateway.challenge.ChallengeKeys;
import dev.parley.gateway.challenge.ChallengeSettings;
import dev.parley.gateway.challenge.Difficulty;
import dev.parley.gateway.challenge.EmbeddedSpentChallenges;
import dev.parley.gateway.challenge.SharedSpentChallenges;
import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.LocalTransit;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Solver;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is good for once is good for once over all replicas: two of them before a real store.
class SpentEverywhereTest extends StoreHouse {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");

  private final LocalTransit transit = new LocalTransit();

  /// A replica's own half of the challenge, and its count of what it took alone.
  private record Replica(Challenge challenge, SpentMarks marks, SharedStore shared) {
    String solved() {
      return Solver.solve(Waiting.on(challenge.make(Difficulty.USUAL)));
    }

    String judge(String solution) {
      return Waiting.on(challenge.judge(Optional.of(solution))).rule();
    }
  }

  @Test
  void takesASolutionOnceOverAllReplicas() {
    var one = replica();
    var other = replica();
    var solution = one.solved();
    assertThat(one.judge(solution)).isEqualTo("challenge.solved");
    assertThat(other.judge(solution)).isEqualTo("challenge.replayed");
    assertThat(one.judge(solution)).isEqualTo("challenge.replayed");
    assertThat(other.judge(one.solved())).isEqualTo("challenge.solved");
    assertThat(one.marks().alone() + other.marks().alone()).isZero();
  }

  @Test
  void takesASolutionOnceAtEachReplicaWhileTheStoreIsAwayAndCountsIt() {
    var one = replica();
    var other = replica();
    var before = one.solved();
    assertThat(one.judge(before)).isEqualTo("challenge.solved");
    store.kill();
    var solution = one.solved();
    assertThat(one.judge(solution)).isEqualTo("challenge.solved");
    assertThat(one.judge(solution)).isEqualTo("challenge.replayed");
    assertThat(one.judge(before)).as("remembered here as well").isEqualTo("challenge.replayed");
    assertThat(other.judge(solution)).as("the price of going on").isEqualTo("challenge.solved");
    assertThat(other.judge(solution)).isEqualTo("challenge.replayed");
    assertThat(one.marks().alone()).isEqualTo(1);
    assertThat(other.marks().alone()).isEqualTo(1);
    assertThat(one.shared().left()).isEqualTo(1);
    store.restart();
    until(() -> one.shared().sharing() == Sharing.SHARED);
    until(() -> other.shared().sharing() == Sharing.SHARED);
    assertThat(one.judge(solution)).isEqualTo("challenge.replayed");
    var after = other.solved();
    assertThat(other.judge(after)).isEqualTo("challenge.solved");
    assertThat(one.judge(after)).isEqualTo("challenge.replayed");
  }

  @Test
  void nothingOfASolutionCanBeReadInTheStoreAndItExpires() {
    var one = replica();
    assertThat(one.judge(one.solved())).isEqualTo("challenge.solved");
    var keys = ask(Request.cmd(Command.KEYS).arg("parley:challenge:*"));
    assertThat(keys).hasSize(1);
    var key = keys.get(0).toString();
    assertThat(key).matches("parley:challenge:\\{v1}:[0-9a-f]{32}");
    assertThat(ask(Request.cmd(Command.PTTL).arg(key)).toLong())
        .isBetween(1L, Duration.ofMinutes(6).toMillis());
    assertThat(ask(Request.cmd(Command.GET).arg(key))).hasToString("1");
  }

  @Test
  void takesASitesAssertionOnceOverAllReplicas() {
    var one = gateway(HOTEL);
    var other = gateway(HOTEL);
    var assertion = HOTEL.assertion("guest-17");
    assertThat(mint(one, assertion)).isEqualTo(201);
    assertThat(mint(other, assertion)).isEqualTo(401);
    assertThat(mint(other, HOTEL.assertion("guest-17"))).isEqualTo(201);
  }

  private static int mint(RunningGateway gateway, String assertion) {
    return gateway
        .visitor()
        .from("")
        .post("/v1/sites/hotel/sessions", assertion, HOTEL.body("guest-17"))
        .statusCode();
  }

  private Replica replica() {
    var asked = Configured.as(ChallengeSettings.class, Map.of("parley.challenge.work", "1000"));
    var clock = InstantSource.system();
    var shared = opened(new SharedStore(vertx, Configured.as(SharedSettings.class, settings())));
    var marks = new SpentMarks(shared, clock);
    var challenge =
        new Challenge(
            new ChallengeKeys(vertx, transit, asked),
            new SharedSpentChallenges(new EmbeddedSpentChallenges(100, clock), marks),
            asked,
            clock);
    until(() -> shared.sharing() == Sharing.SHARED);
    return new Replica(challenge, marks, shared);
  }
}
