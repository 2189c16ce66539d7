package dev.parley.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.ratelimit.Quota;
import dev.parley.gateway.shared.SharedSettings;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.gateway.site.Site;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpentIdsTest {
  private static final Site HOTEL =
      SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519").site(Optional.empty());
  private static final Site INN =
      SiteServer.of("inn", "https://inn.example", "Ed25519").site(Optional.empty());
  private static final LimitSettings USUAL = Map::of;
  private static final Duration HELD = Duration.ofSeconds(330);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
  private final InstantSource clock = now::get;
  private final SpentMarks marks =
      new SpentMarks(new SharedStore(vertx, Configured.as(SharedSettings.class, Map.of())), clock);

  @AfterEach
  void stop() {
    Waiting.on(vertx.close());
  }

  @Test
  void remembersAsManyAsABusySiteMaySpend() {
    var spent = new SpentIds(marks, site -> Assertions.share(site, USUAL), clock);
    for (var each = 0; each < 33_000; each++) {
      assertThat(spend(spent, HOTEL, "id" + each)).isEqualTo(Spending.Once.FIRST);
    }
    assertThat(spend(spent, HOTEL, "id0")).isEqualTo(Spending.Once.AGAIN);
  }

  @Test
  void aSitesShareIsWhatItsOwnQuotaLetsItSpendWhileOneIsRemembered() {
    assertThat(Assertions.share(HOTEL, USUAL)).isEqualTo(6 * 6_000 + 1_200);
    assertThat(Assertions.share(limited(new Quota(10, Duration.ofSeconds(1), 5)), USUAL))
        .isEqualTo(10 * 360 + 5);
    assertThat(Assertions.share(limited(new Quota(1, Duration.ofDays(1), 1)), USUAL)).isEqualTo(2);
    assertThat(
            Assertions.share(
                limited(new Quota(10_000_000, Duration.ofSeconds(1), 10_000_000)), USUAL))
        .isPositive();
  }

  @Test
  void aFullShareSaysWhenThereIsRoomAndCostsNoOtherSite() {
    var spent = new SpentIds(marks, site -> 2, clock);
    assertThat(spend(spent, HOTEL, "one")).isEqualTo(Spending.Once.FIRST);
    now.updateAndGet(then -> then.plusSeconds(10));
    assertThat(spend(spent, HOTEL, "two")).isEqualTo(Spending.Once.FIRST);
    assertThat(spend(spent, HOTEL, "three")).isEqualTo(new Spending.Full(HELD.minusSeconds(10)));
    assertThat(spend(spent, HOTEL, "one")).as("known, full or not").isEqualTo(Spending.Once.AGAIN);
    assertThat(spend(spent, INN, "three")).isEqualTo(Spending.Once.FIRST);
  }

  @Test
  void forgetsTheOldestWhenItWouldHoldNoMore() {
    var spent = new SpentIds(marks, site -> 2, clock);
    assertThat(spend(spent, HOTEL, "one")).isEqualTo(Spending.Once.FIRST);
    now.updateAndGet(then -> then.plusSeconds(10));
    assertThat(spend(spent, HOTEL, "two")).isEqualTo(Spending.Once.FIRST);
    now.updateAndGet(then -> then.plus(HELD).minusSeconds(9));
    assertThat(spend(spent, HOTEL, "three")).isEqualTo(Spending.Once.FIRST);
    assertThat(spend(spent, HOTEL, "two")).isEqualTo(Spending.Once.AGAIN);
    assertThat(spend(spent, HOTEL, "four")).isInstanceOf(Spending.Full.class);
  }

  private Spending spend(SpentIds spent, Site site, String id) {
    return Waiting.on(spent.spend(site, id, now.get().plus(HELD)));
  }

  private static Site limited(Quota quota) {
    return new Site(
        HOTEL.id(),
        HOTEL.title(),
        HOTEL.origins(),
        HOTEL.languages(),
        HOTEL.credentials(),
        Set.of(),
        Optional.empty(),
        Map.of(Limit.SITE_MINT, quota),
        Set.of(),
        Optional.empty());
  }
}
