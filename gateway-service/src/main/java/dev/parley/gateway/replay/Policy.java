package dev.parley.gateway.replay;

import dev.parley.kernel.id.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A proposal for access lists and geofence, whole: what does not stand in it would not be in
/// force.
public final class Policy {
  private final List<AccessEntry> suite;
  private final Map<SiteId, SitePolicy> sites;

  Policy(List<AccessEntry> suite, Map<SiteId, SitePolicy> sites) {
    this.suite = List.copyOf(suite);
    this.sites = Map.copyOf(sites);
  }

  List<AccessEntry> suite() {
    return suite;
  }

  Map<SiteId, SitePolicy> bySite() {
    return sites;
  }

  /// The sites it names.
  public Set<SiteId> sites() {
    return sites.keySet();
  }
}
