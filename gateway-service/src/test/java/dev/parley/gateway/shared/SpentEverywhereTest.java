package dev.parley.gateway.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.gateway.challenge.Challenge;
import dev.parley.gateway.challenge.ChallengeKeys;
import dev.parley.gateway.challenge.ChallengeSettings;
import dev.parley.gateway.challenge.Difficulty;
import dev.parley.gateway.challenge.EmbeddedSpentChallenges;
import dev.parley.gateway.challenge.SharedSpentChallenges;
import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.LocalTransit;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.RunningGateway.Manner;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Solver;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is good for once is good for once over all replicas: two of them before a real store.
class SpentEverywhereTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final LocalTransit transit = new LocalTransit();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private RedisServer store;

  /// A replica's own half of the challenge, and its count of what it took alone.
  private record Replica(Challenge challenge, SpentMarks marks, SharedStore shared) {
    String solved() {
      return Solver.solve(Waiting.on(challenge.make(Difficulty.USUAL)));
    }

    String judge(String solution) {
      return Waiting.on(challenge.judge(Optional.of(solution))).rule();
    }
  }

  @BeforeAll
  static void needsAStore() {
    assumeTrue(
        RedisServer.executable().isPresent(),
        "neither redis-server nor valkey-server is on the PATH: install Debian's redis-server");
  }

  @BeforeEach
  void start() throws IOException {
    store = RedisServer.start(folder);
    Files.write(folder.resolve("key"), new byte[32]);
  }

  @AfterEach
  void stop() throws Exception {
    for (var each : opened) {
      each.close();
    }
    Waiting.on(vertx.close());
    store.close();
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
    store.restart();
    await(one.shared()::sharing);
    await(other.shared()::sharing);
    assertThat(one.judge(solution)).isEqualTo("challenge.replayed");
    var after = other.solved();
    assertThat(other.judge(after)).isEqualTo("challenge.solved");
    assertThat(one.judge(after)).isEqualTo("challenge.replayed");
  }

  @Test
  void nothingOfASolutionCanBeReadInTheStoreAndItExpires() {
    var one = replica();
    assertThat(one.judge(one.solved())).isEqualTo("challenge.solved");
    var keys = ask(Request.cmd(Command.KEYS).arg("*"));
    assertThat(keys).hasSize(1);
    var key = keys.get(0).toString();
    assertThat(key).matches("parley:challenge:\\{v1}:[0-9a-f]{32}");
    assertThat(ask(Request.cmd(Command.PTTL).arg(key)).toLong())
        .isBetween(1L, Duration.ofMinutes(6).toMillis());
    assertThat(ask(Request.cmd(Command.GET).arg(key))).hasToString("1");
  }

  @Test
  void takesASitesAssertionOnceOverAllReplicas() {
    var one = gateway();
    var other = gateway();
    var assertion = HOTEL.assertion("guest-17");
    assertThat(mint(one, assertion)).isEqualTo(201);
    assertThat(mint(other, assertion)).isEqualTo(401);
    assertThat(mint(other, HOTEL.assertion("guest-17"))).isEqualTo(201);
  }

  private RunningGateway gateway() {
    var manner =
        Manner.USUAL
            .serving(List.of(HOTEL.site(Optional.empty())), RunningGateway.Issuer.NONE)
            .with(
                Map.of(
                    "parley.shared-store.url", store.url().toString(),
                    "parley.shared-store.key-file", folder.resolve("key").toString(),
                    "parley.shared-store.timeout", "PT0.5S"));
    var gateway = RunningGateway.of(manner);
    opened.add(gateway);
    await(gateway::sharing);
    return gateway;
  }

  private static int mint(RunningGateway gateway, String assertion) {
    var server = gateway.visitor().from("");
    return server
        .send(
            server
                .request("/v1/sites/hotel/sessions", assertion)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(HOTEL.body("guest-17"))))
        .statusCode();
  }

  private Replica replica() {
    var sharing =
        Configured.as(
            SharedSettings.class,
            Map.of(
                "parley.shared-store.url",
                store.url().toString(),
                "parley.shared-store.key-file",
                folder.resolve("key").toString(),
                "parley.shared-store.retry",
                "PT0.05S",
                "parley.shared-store.timeout",
                "PT0.5S"));
    var asked = Configured.as(ChallengeSettings.class, Map.of("parley.challenge.work", "1000"));
    var clock = InstantSource.system();
    var shared = new SharedStore(vertx, sharing);
    opened.add(shared::close);
    var marks = new SpentMarks(shared, clock);
    var challenge =
        new Challenge(
            new ChallengeKeys(vertx, transit, asked),
            new SharedSpentChallenges(new EmbeddedSpentChallenges(100, clock), marks),
            asked,
            clock);
    await(shared::sharing);
    return new Replica(challenge, marks, shared);
  }

  private static void await(Supplier<Sharing> sharing) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (sharing.get() != Sharing.SHARED && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(sharing.get()).isEqualTo(Sharing.SHARED);
  }

  private Response ask(Request request) {
    var client = Redis.createClient(vertx, store.url().toString());
    try {
      return Waiting.on(client.send(request).map(Objects::requireNonNull));
    } finally {
      client.close();
    }
  }
}
