package dev.parley.gateway.replay;

import dev.parley.gateway.acl.list.AccessList;
import dev.parley.gateway.acl.list.Effect;
import dev.parley.kernel.id.SiteId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A proposal for access lists and geofences. What does not stand in it stays as it is.
public final class Policy {
  private final Map<Optional<SiteId>, Effect> lists;
  private final Map<SiteId, Fence> fences;
  private final Set<SiteId> sites;

  /// @param lists by their site, without one the suite's
  Policy(Map<Optional<SiteId>, Effect> lists, Map<SiteId, Fence> fences, Set<SiteId> sites) {
    this.lists = Map.copyOf(lists);
    this.fences = Map.copyOf(fences);
    this.sites = Set.copyOf(sites);
  }

  /// One list and nothing else.
  ///
  /// @param site none for the suite's list
  public static Policy of(Optional<SiteId> site, AccessList list) {
    return new Policy(
        Map.of(site, list.effect()), Map.of(), site.map(id -> Set.of(id)).orElse(Set.of()));
  }

  /// @param site none for the suite's list
  Optional<Effect> access(Optional<SiteId> site) {
    return Optional.ofNullable(lists.get(site));
  }

  Optional<Fence> fence(SiteId site) {
    return Optional.ofNullable(fences.get(site));
  }

  /// The sites it names.
  public Set<SiteId> sites() {
    return sites;
  }
}
