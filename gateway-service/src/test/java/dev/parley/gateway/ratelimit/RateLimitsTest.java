package dev.parley.gateway.ratelimit;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.ruling.Falls;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.Sharing;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.SubjectId;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitsTest {
  private static final SiteId HOTEL = new SiteId("hotel");
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong nanos = new AtomicLong(-5);

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @EnumSource(Limit.class)
  void everyLimitTripsAtItsBurstAndOpensAgain(Limit limit) {
    var limits = limits(TestLimits.with(limit, 60, Duration.ofMinutes(1), 2));
    var stage = limit.stage();
    var use = Arrays.stream(Use.values()).filter(one -> limit.concerns(stage, one)).findFirst();
    var keys =
        new LimitKeys(address("2001:db8::1"), 64_500, HOTEL, "session", new SubjectId("visitor"));
    assertThat(judge(limits, stage, use.orElseThrow(), keys).ruling())
        .isInstanceOf(Ruling.Admitted.class);
    assertThat(judge(limits, stage, use.orElseThrow(), keys).ruling())
        .isInstanceOf(Ruling.Admitted.class);
    assertThat(judge(limits, stage, use.orElseThrow(), keys).ruling())
        .isEqualTo(
            new Ruling.Refused(
                limit.rule(), ProblemCode.LIMIT_EXCEEDED, Optional.of(Duration.ofSeconds(1))));
    nanos.addAndGet(1_000_000_000L);
    assertThat(judge(limits, stage, use.orElseThrow(), keys).ruling())
        .isInstanceOf(Ruling.Admitted.class);
  }

  @Test
  void everyUseIsLimitedBeforeAnythingIsProven() {
    assertThat(EnumSet.allOf(Use.class))
        .allSatisfy(use -> assertThat(Limit.asked(Stage.UNPROVEN, use)).isNotEmpty());
  }

  @Test
  void onlyTheStatusPageFallsOpen() {
    assertThat(Limit.values())
        .filteredOn(limit -> limit.falls() == Falls.OPEN)
        .containsExactly(Limit.STATUS_PAGE, Limit.NETWORK_56_STATUS, Limit.NETWORK_48_STATUS)
        .containsExactlyElementsOf(Limit.asked(Stage.UNPROVEN, Use.STATUS));
  }

  @Test
  void strangersAreAskedForNothingThatVisitorsShare() {
    for (var use : Use.values()) {
      assertThat(Limit.asked(Stage.UNPROVEN, use))
          .as("%s", use)
          .filteredOn(limit -> limit != Limit.ASN_STRANGER)
          .extracting(Limit::key)
          .isSubsetOf(Key.ADDRESS, Key.NETWORK_56, Key.NETWORK_48);
      // Whoever has proven something does not compete with those who have not.
      assertThat(Limit.ASN_STRANGER.concerns(Stage.UNPROVEN, use))
          .as("%s", use)
          .isNotEqualTo(!Limit.asked(Stage.PROVEN, use).isEmpty() || use == Use.STATUS);
    }
  }

  @Test
  void anIpv6HostCannotEscapeWithinItsNetwork() {
    var limits = limits(TestLimits.with(Limit.ADDRESS_REQUEST, 60, Duration.ofMinutes(1), 1));
    assertThat(ask(limits, "2001:db8::1")).isTrue();
    assertThat(ask(limits, "2001:db8::ffff:ffff:ffff:ffff")).isFalse();
    assertThat(ask(limits, "2001:db8:0:1::1")).isTrue();
  }

  @Test
  void widerNetworksStandBehindTheHost() {
    var by56 = limits(TestLimits.with(Limit.NETWORK_56_REQUEST, 60, Duration.ofMinutes(1), 1));
    assertThat(ask(by56, "2001:db8:0:1::1")).isTrue();
    assertThat(ask(by56, "2001:db8:0:ff::1")).isFalse();
    assertThat(ask(by56, "2001:db8:0:100::1")).isTrue();
    var by48 = limits(TestLimits.with(Limit.NETWORK_48_REQUEST, 60, Duration.ofMinutes(1), 1));
    assertThat(ask(by48, "2001:db8:0:1::1")).isTrue();
    assertThat(ask(by48, "2001:db8:0:ffff::1")).isFalse();
    assertThat(ask(by48, "2001:db8:1::1")).isTrue();
  }

  @Test
  void ipv4AddressesAreCountedEachByItself() {
    var limits = limits(TestLimits.with(Limit.ADDRESS_REQUEST, 60, Duration.ofMinutes(1), 1));
    assertThat(ask(limits, "192.0.2.1")).isTrue();
    assertThat(ask(limits, "::ffff:192.0.2.1")).isFalse();
    assertThat(ask(limits, "192.0.2.2")).isTrue();
  }

  @Test
  void aRefusedRequestConsumesNothingOfTheOthers() {
    var settings = TestLimits.with(Limit.SUITE_REQUEST, 60, Duration.ofMinutes(1), 1);
    var limits = limits(settings);
    var inn = with(new SiteId("inn"));
    assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, with(HOTEL)))
        .isInstanceOf(Judgement.Within.class);
    for (var round = 0; round < 500; round++) {
      assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, inn))
          .isInstanceOf(Judgement.Exceeded.class);
    }
    nanos.addAndGet(1_000_000_000L);
    assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, inn))
        .isEqualTo(new Judgement.Within(Limit.SESSION_MESSAGE, 7, 3_000_000_000L));
  }

  @Test
  void oneSitesVisitorsDoNotConsumeAnothers() {
    var limits = limits(TestLimits.with(Limit.SITE_REQUEST, 60, Duration.ofMinutes(1), 1));
    var hotel = LimitKeys.of(address("192.0.2.1"), 0, HOTEL);
    var inn = LimitKeys.of(address("192.0.2.1"), 0, new SiteId("inn"));
    assertThat(judge(limits, Stage.PROVEN, Use.OPEN_SESSION, hotel).ruling())
        .isInstanceOf(Ruling.Admitted.class);
    assertThat(judge(limits, Stage.PROVEN, Use.OPEN_SESSION, hotel).ruling())
        .isInstanceOf(Ruling.Refused.class);
    assertThat(judge(limits, Stage.PROVEN, Use.OPEN_SESSION, inn).ruling())
        .isInstanceOf(Ruling.Admitted.class);
  }

  @Test
  void aFullTableFallsAsItsRowSays() {
    var embedded = new EmbeddedLimits(TestLimits.USUAL, 1, nanos::get, 8);
    var refused = 0;
    for (var host = 0; host < 50; host++) {
      var keys = TestLimits.from("192.0.2." + host);
      if (embedded.judge(Stage.UNPROVEN, Use.WIDGET, keys) instanceof Judgement.Exceeded) {
        refused++;
      }
      assertThat(embedded.judge(Stage.UNPROVEN, Use.STATUS, keys).ruling())
          .isInstanceOf(Ruling.Admitted.class);
    }
    assertThat(refused).isGreaterThanOrEqualTo(42);
  }

  @Test
  void tellsTheTightestOfTwoStages() {
    var wide = new Judgement.Within(Limit.ADDRESS_REQUEST, 119, 1);
    var tight = new Judgement.Within(Limit.SESSION_MESSAGE, 7, 1);
    var exceeded = new Judgement.Exceeded(Limit.SITE_REQUEST, 1);
    assertThat(tight.after(wide)).isEqualTo(tight);
    assertThat(wide.after(tight)).isEqualTo(tight);
    assertThat(Judgement.nothing().after(wide)).isEqualTo(wide);
    assertThat(wide.after(Judgement.nothing())).isEqualTo(wide);
    assertThat(exceeded.after(tight)).isEqualTo(exceeded);
  }

  @Test
  void tellsTheTightest() {
    var limits = limits(TestLimits.USUAL);
    var keys =
        LimitKeys.of(address("192.0.2.1"), 0, HOTEL)
            .with(HOTEL, "session", new SubjectId("visitor"));
    assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, keys))
        .isEqualTo(new Judgement.Within(Limit.SESSION_MESSAGE, 7, 3_000_000_000L));
  }

  @Test
  void aSitesOwnNumbersHoldForItAloneFromTheMomentTheyAreTold() {
    var limits = limits(TestLimits.USUAL);
    var inn = new SiteId("inn");
    var quota = new Quota(2, Duration.ofHours(1), 2);
    limits.own(Map.of(HOTEL, Map.of(Limit.SESSION_MESSAGE, quota)));
    for (var left : new long[] {1, 0}) {
      assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, with(HOTEL)))
          .isInstanceOfSatisfying(
              Judgement.Within.class,
              within -> {
                assertThat(within.tightest()).isEqualTo(Limit.SESSION_MESSAGE);
                assertThat(within.remaining()).isEqualTo(left);
              });
    }
    assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, with(HOTEL)))
        .isInstanceOfSatisfying(
            Judgement.Exceeded.class,
            exceeded -> assertThat(exceeded.limit()).isEqualTo(Limit.SESSION_MESSAGE));
    assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, with(inn)))
        .isEqualTo(new Judgement.Within(Limit.SESSION_MESSAGE, 7, 3_000_000_000L));
    // What no site set for itself stays the suite's.
    assertThat(judge(limits, Stage.PROVEN, Use.MANIFEST, with(HOTEL)))
        .isInstanceOfSatisfying(
            Judgement.Within.class, within -> assertThat(within.remaining()).isEqualTo(9));

    limits.own(Map.of());
    nanos.addAndGet(Duration.ofHours(2).toNanos());
    assertThat(judge(limits, Stage.PROVEN, Use.SEND_MESSAGE, with(HOTEL)))
        .isEqualTo(new Judgement.Within(Limit.SESSION_MESSAGE, 7, 3_000_000_000L));
  }

  private static LimitKeys with(SiteId site) {
    return LimitKeys.of(address("192.0.2.1"), 0, site)
        .with(site, "session of " + site, new SubjectId("visitor-" + site));
  }

  @Test
  void saysThatBudgetsAreEmbedded() {
    assertThat(limits(TestLimits.USUAL).sharing()).isEqualTo(Sharing.EMBEDDED);
  }

  private RateLimits limits(LimitSettings settings) {
    return new RateLimits(settings, new SharedStore(vertx, TestLimits.NO_STORE), 1, nanos::get);
  }

  private boolean ask(RateLimits limits, String address) {
    return admits(limits, TestLimits.from(address));
  }

  private boolean admits(RateLimits limits, LimitKeys keys) {
    return switch (judge(limits, Stage.UNPROVEN, Use.WIDGET, keys).ruling()) {
      case Ruling.Admitted _ -> true;
      case Ruling.Refused _ -> false;
    };
  }

  private static Judgement judge(RateLimits limits, Stage stage, Use use, LimitKeys keys) {
    return limits.judge(stage, use, keys).result();
  }
}
