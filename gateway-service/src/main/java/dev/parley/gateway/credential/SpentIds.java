package dev.parley.gateway.credential;

import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Which assertions were used, for as long as they would hold.
///
/// Only what a site signed comes here, and each site has a bounded share: one that is full takes
/// nothing more of that site until the oldest have run out. Where replicas share a store all of
/// them know; while it is away an assertion is taken once at each replica.
final class SpentIds {
  static final int SHARE = 20_000;

  private final InstantSource clock;
  private final SpentMarks everywhere;
  private final Map<SiteId, Map<String, Instant>> spent = new HashMap<>();

  SpentIds(SpentMarks everywhere, InstantSource clock) {
    this.everywhere = everywhere;
    this.clock = clock;
  }

  /// @return false when it was used before, or when nobody could remember that it is now
  Future<Boolean> spend(SiteId site, String id, Instant until) {
    return spendHere(site, id, until)
        ? everywhere.spend(Kind.ASSERTION, site.value() + ' ' + id, until)
        : Future.succeededFuture(false);
  }

  private synchronized boolean spendHere(SiteId site, String id, Instant until) {
    var ids = spent.computeIfAbsent(site, first -> new HashMap<>());
    if (ids.size() >= SHARE) {
      var now = clock.instant();
      ids.values().removeIf(now::isAfter);
    }
    return ids.size() < SHARE && ids.putIfAbsent(id, until) == null;
  }
}
