package dev.parley.gateway.credential;

import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.gateway.site.Site;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;

/// Which assertions were used, for as long as they would hold.
///
/// Only what a site signed comes here, and each site has a bounded share: one that is full takes
/// nothing more of that site until the oldest have run out. Where replicas share a store all of
/// them know; while it is away an assertion is taken once at each replica.
final class SpentIds {
  private final SpentMarks everywhere;
  private final ToIntFunction<Site> shares;
  private final InstantSource clock;
  private final Map<SiteId, SpentShare> spent = new ConcurrentHashMap<>();

  /// @param shares how many of a site's are remembered
  SpentIds(SpentMarks everywhere, ToIntFunction<Site> shares, InstantSource clock) {
    this.everywhere = everywhere;
    this.shares = shares;
    this.clock = clock;
  }

  Future<Spending> spend(Site site, String id, Instant until) {
    var here =
        spent
            .computeIfAbsent(site.id(), SpentShare::new)
            .spend(id, until, shares.applyAsInt(site), clock.instant());
    return here == Spending.Once.FIRST
        ? everywhere
            .spend(Kind.ASSERTION, site.id().value() + ' ' + id, until)
            .map(first -> first ? Spending.Once.FIRST : Spending.Once.AGAIN)
        : Future.succeededFuture(here);
  }
}
