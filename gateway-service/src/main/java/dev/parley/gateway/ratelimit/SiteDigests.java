package dev.parley.gateway.ratelimit;

import dev.parley.gateway.ratelimit.store.KeyHash;
import dev.parley.kernel.id.SiteId;
import org.jspecify.annotations.Nullable;

/// The digests of the sites asked for last: few sites stand in very many requests.
///
/// A place holds an immutable pair or nothing, so that threads may race for it: who loses digests
/// once more. A request may name any site; it can take a place, never more than that.
final class SiteDigests {
  private static final int PLACES = 64;

  private final KeyHash hash;
  private final @Nullable Known[] places = new Known[PLACES];

  private record Known(SiteId site, long digest) {}

  SiteDigests(KeyHash hash) {
    this.hash = hash;
  }

  long of(SiteId site) {
    var place = site.value().hashCode() & (PLACES - 1);
    var known = places[place];
    if (known == null || !known.site.equals(site)) {
      known = new Known(site, hash.digest(site.value()));
      places[place] = known;
    }
    return known.digest;
  }
}
