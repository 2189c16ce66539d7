package dev.parley.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.shared.RedisServer;
import dev.parley.gateway.shared.SharedSettings;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.Sharing;
import dev.parley.gateway.shared.StoreHouse;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Against a real store.
class SharedLimitsTest extends StoreHouse {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void replicasTogetherAdmitNoMoreThanTheLimit() {
    var settings = TestLimits.with(Limit.ADDRESS_REQUEST, 100, HOUR, 40);
    var one = shared(settings, 2);
    var other = shared(settings, 2);
    assertThat(admitted(one, 30) + admitted(other, 30)).isEqualTo(40);
    assertThat(judge(other, "192.0.2.1").ruling())
        .isInstanceOfSatisfying(
            Ruling.Refused.class,
            refused -> {
              assertThat(refused.rule()).isEqualTo("limit.address-request");
              assertThat(refused.retryAfter().orElseThrow())
                  .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(36));
            });
    assertThat(judge(other, "192.0.2.2").ruling()).isInstanceOf(Ruling.Admitted.class);
  }

  @Test
  void tellsTheSameAsTheEmbeddedBudget() {
    var limits = shared(TestLimits.USUAL, 1);
    assertThat(judge(limits, "192.0.2.1"))
        .isEqualTo(new Judgement.Within(Limit.ADDRESS_REQUEST, 119, 100_000_000L));
  }

  @Test
  void aRefusedRequestConsumesNothingOfTheOthers() {
    var limits = shared(TestLimits.slow(Map.of(Limit.SUITE_REQUEST, 1)), 1);
    assertThat(message(limits, new SiteId("hotel")).ruling()).isInstanceOf(Ruling.Admitted.class);
    assertThat(keys()).as("session, subject, site, suite").hasSize(4);
    assertThat(message(limits, new SiteId("inn")).ruling()).isInstanceOf(Ruling.Refused.class);
    assertThat(keys()).hasSize(4);
  }

  @Test
  void asksAllLimitsOfAStageInOneRoundTrip() {
    var limits = shared(TestLimits.USUAL, 1);
    assertThat(admitted(limits, 1)).as("the store learns the script").isEqualTo(1);
    var before = calls();
    assertThat(admitted(limits, 20)).isEqualTo(20);
    assertThat(calls() - before).isEqualTo(20);
  }

  @Test
  void goesOnWhenTheStoreHasForgottenTheScript() {
    var limits = shared(TestLimits.USUAL, 1);
    ask(Request.cmd(Command.SCRIPT).arg("FLUSH"));
    assertThat(admitted(limits, 3)).isEqualTo(3);
    assertThat(limits.sharing()).isEqualTo(Sharing.SHARED);
  }

  @Test
  void nothingInTheStoreCanBeReadAndAllOfItExpires() {
    var limits = shared(TestLimits.slow(Map.of()), 1);
    message(limits, new SiteId("hotel"));
    assertThat(keys())
        .hasSize(4)
        .allMatch(key -> key.matches("parley:limit:\\{v1}:[0-9a-f]{32}"))
        .allSatisfy(
            key -> assertThat(ask(Request.cmd(Command.PTTL).arg(key)).toLong()).isPositive());
  }

  @Test
  void keepsItsShareWhileTheStoreIsAwayAndSharesAgainWhenItIsBack() {
    var limits = shared(TestLimits.with(Limit.ADDRESS_REQUEST, 100, HOUR, 40), 4);
    assertThat(admitted(limits, 20)).isEqualTo(20);
    store.kill();
    assertThat(admitted(limits, 20)).isEqualTo(10);
    assertThat(limits.sharing()).isEqualTo(Sharing.ALONE);
    store.restart();
    until(() -> limits.sharing() == Sharing.SHARED);
    assertThat(admitted(limits, 60)).isEqualTo(40);
  }

  @Test
  void doesNotWaitForAStoreThatHangs() {
    var limits = shared(TestLimits.with(Limit.ADDRESS_REQUEST, 1_000, HOUR, 1_000), 1);
    assertThat(admitted(limits, 1)).isEqualTo(1);
    store.freeze();
    try {
      assertThat(admitted(limits, 1)).isEqualTo(1);
      assertThat(limits.sharing()).isEqualTo(Sharing.ALONE);
      var answers = new ArrayList<Boolean>();
      for (var round = 0; round < 100; round++) {
        answers.add(
            limits.judge(Stage.UNPROVEN, Use.WIDGET, TestLimits.from("192.0.2.1")).isComplete());
      }
      assertThat(answers).doesNotContain(false);
    } finally {
      store.thaw();
    }
    until(() -> limits.sharing() == Sharing.SHARED);
  }

  @Test
  void startsAloneWhereTheStoreIsNotThereYet() {
    store.kill();
    var limits = replica(TestLimits.USUAL, 2, store.url(), Optional.empty());
    assertThat(limits.sharing()).isEqualTo(Sharing.ALONE);
    assertThat(admitted(limits, 100)).isEqualTo(60);
    store.restart();
    until(() -> limits.sharing() == Sharing.SHARED);
  }

  /// It answers `PING` all the while.
  @Test
  void aStoreThatTakesNoWritesIsAwayUntilItDoes() throws IOException {
    try (var deaf = RedisServer.start(folder, "--min-replicas-to-write", "1")) {
      var limits = replica(TestLimits.USUAL, 2, deaf.url(), Optional.empty());
      until(() -> {
        assertThat(limits.sharing()).isEqualTo(Sharing.ALONE);
        return said(deaf, "commandstats").matches("(?s).*cmdstat_set:[^\n]*rejected_calls=[3-9].*");
      });
      tell(deaf, Request.cmd(Command.CONFIG).arg("SET").arg("min-replicas-to-write").arg(0));
      until(() -> limits.sharing() == Sharing.SHARED);
    }
  }

  private String said(RedisServer by, String section) {
    return tell(by, Request.cmd(Command.INFO).arg(section)).toString();
  }

  @Test
  void refusesAStoreWithoutTheNumberOfReplicas() {
    var settings =
        Configured.as(
            SharedSettings.class,
            Map.of(
                "parley.shared-store.url",
                store.url().toString(),
                "parley.shared-store.key-file",
                key().toString()));
    assertThatThrownBy(() -> opened(new SharedStore(vertx, settings)))
        .hasMessageContaining("parley.shared-store: replicas");
  }

  @Test
  void showsThePasswordOfAFile() throws IOException {
    try (var closed = RedisServer.start(folder, "--requirepass", "a long word of this test")) {
      var file = Files.writeString(folder.resolve("password"), "a long word of this test\n");
      var with = replica(TestLimits.USUAL, 1, closed.url(), Optional.of(file));
      until(() -> with.sharing() == Sharing.SHARED);
      var without = replica(TestLimits.USUAL, 1, closed.url(), Optional.empty());
      assertThat(admitted(without, 5)).isEqualTo(5);
      assertThat(without.sharing()).isEqualTo(Sharing.ALONE);
    }
  }

  @Test
  void refusesSettingsThatWouldExposeOrWeaken() throws IOException {
    assertThatThrownBy(() ->
            replica(
                TestLimits.USUAL,
                1,
                URI.create("redis://default:word@127.0.0.1:1"),
                Optional.empty()))
        .hasMessageContaining("password-file")
        .hasMessageNotContaining("word@");
    assertThatThrownBy(() ->
            replica(TestLimits.USUAL, 1, URI.create("rediss://127.0.0.1:1"), Optional.empty()))
        .hasMessageContaining("ca-file");
    assertThatThrownBy(
            () -> replica(TestLimits.USUAL, 1, URI.create("http://127.0.0.1:1"), Optional.empty()))
        .hasMessageContaining("url");
    assertThatThrownBy(() -> replica(TestLimits.USUAL, 0, store.url(), Optional.empty()))
        .hasMessageContaining("replicas");
    Files.write(key(), new byte[31]);
    assertThatThrownBy(() -> replica(TestLimits.USUAL, 1, store.url(), Optional.empty()))
        .hasMessageContaining("32 bytes");
  }

  @Test
  void aSitesOwnNumbersHoldInTheStoreToo() {
    var inn = new SiteId("inn");
    var own = Map.of(inn, Map.of(Limit.SESSION_MESSAGE, new Quota(2, HOUR, 2)));
    var one = shared(TestLimits.USUAL, 2);
    var other = shared(TestLimits.USUAL, 2);
    one.own(own);
    other.own(own);
    assertThat(message(one, inn))
        .isInstanceOfSatisfying(
            Judgement.Within.class, within -> assertThat(within.remaining()).isEqualTo(1));
    assertThat(message(other, inn).ruling()).isInstanceOf(Ruling.Admitted.class);
    assertThat(message(one, inn).ruling().rule()).isEqualTo("limit.session-message");
    assertThat(message(other, new SiteId("hotel")))
        .isInstanceOfSatisfying(
            Judgement.Within.class, within -> assertThat(within.remaining()).isEqualTo(7));
  }

  @Test
  void looksAtAllBudgetsInOneRoundTripAndTakesNothing() {
    var settings = TestLimits.with(Limit.ADDRESS_REQUEST, 60, HOUR, 2);
    var one = shared(settings, 2);
    var other = shared(settings, 2);
    assertThat(admitted(one, 1)).isEqualTo(1);
    var asked = commands();
    assertThat(Waiting.on(other.spent(TestLimits.from("192.0.2.1"))).limits()).isEmpty();
    assertThat(commands() - asked).as("TIME and MGET").isEqualTo(2);
    assertThat(admitted(one, 5)).isEqualTo(1);
    assertThat(Waiting.on(other.spent(TestLimits.from("192.0.2.1"))).limits())
        .singleElement()
        .satisfies(exceeded -> {
          assertThat(exceeded.limit()).isEqualTo(Limit.ADDRESS_REQUEST);
          assertThat(Judgement.seconds(exceeded.waitNanos())).isBetween(1L, 60L);
        });
    assertThat(Waiting.on(other.spent(TestLimits.from("192.0.2.2"))).limits()).isEmpty();
    store.kill();
    assertThat(Waiting.on(other.spent(TestLimits.from("192.0.2.1"))).limits())
        .as("this replica's own share is whole")
        .isEmpty();
  }

  /// What clients have sent to look.
  private long commands() {
    return ask(Request.cmd(Command.INFO).arg("commandstats"))
        .toString()
        .lines()
        .filter(line -> line.startsWith("cmdstat_mget:") || line.startsWith("cmdstat_time:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=([0-9]+),.*", "$1")))
        .sum();
  }

  private static Judgement message(RateLimits limits, SiteId site) {
    var keys =
        TestLimits.from("192.0.2.1").with(site, "session of " + site, new SubjectId("of-" + site));
    return Waiting.on(limits.judge(Stage.PROVEN, Use.SEND_MESSAGE, keys));
  }

  private RateLimits shared(LimitSettings settings, int replicas) {
    var limits = replica(settings, replicas, store.url(), Optional.empty());
    until(() -> limits.sharing() == Sharing.SHARED);
    return limits;
  }

  private RateLimits replica(
      LimitSettings settings, int replicas, URI url, Optional<Path> passwordFile) {
    var store =
        opened(
            new SharedStore(
                vertx,
                new TestLimits.Store(
                    Optional.of(url),
                    passwordFile,
                    Optional.empty(),
                    Optional.of(key()),
                    OptionalInt.of(replicas),
                    Duration.ofMillis(500),
                    Duration.ofMillis(50))));
    return new RateLimits(settings, store, replicas, new AtomicLong()::get);
  }

  private static int admitted(RateLimits limits, int requests) {
    var admitted = 0;
    for (var round = 0; round < requests; round++) {
      if (judge(limits, "192.0.2.1").ruling() instanceof Ruling.Admitted) {
        admitted++;
      }
    }
    return admitted;
  }

  private static Judgement judge(RateLimits limits, String address) {
    return Waiting.on(limits.judge(Stage.UNPROVEN, Use.WIDGET, TestLimits.from(address)));
  }

  /// But for the probe by which the store is found, whose millisecond may not be over.
  private List<String> keys() {
    var keys = new ArrayList<String>();
    ask(Request.cmd(Command.KEYS).arg("parley:limit:*")).forEach(key -> keys.add(key.toString()));
    return keys;
  }

  /// What clients have sent to take; what the script calls inside is counted under other names.
  private long calls() {
    return ask(Request.cmd(Command.INFO).arg("commandstats"))
        .toString()
        .lines()
        .filter(line -> line.startsWith("cmdstat_eval"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*:calls=([0-9]+),.*", "$1")))
        .sum();
  }
}
