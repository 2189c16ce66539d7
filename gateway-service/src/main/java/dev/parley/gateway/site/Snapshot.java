package dev.parley.gateway.site;

import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.Quota;
import dev.parley.kernel.id.SiteId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// All sites at one moment: immutable, so that a request sees one of them and never parts of two.
///
/// @param sites by their ids
/// @param speaking the site that a page of that origin speaks for
/// @param pages the same by the origin's text, as a request's head has it
/// @param limits of the sites that have their own
public record Snapshot(
    Map<String, Site> sites,
    Map<Origin, Site> speaking,
    Map<String, Site> pages,
    Map<SiteId, Map<Limit, Quota>> limits) {

  static final Snapshot NONE = new Snapshot(Map.of(), Map.of(), Map.of(), Map.of());

  public Snapshot {
    sites = Map.copyOf(sites);
    speaking = Map.copyOf(speaking);
    pages = Map.copyOf(pages);
    limits = Map.copyOf(limits);
  }

  /// @throws SharedOriginException when two claim one origin
  public static Snapshot of(Collection<Site> all) {
    var sites = new HashMap<String, Site>();
    var speaking = new HashMap<Origin, Site>();
    var limits = new HashMap<SiteId, Map<Limit, Quota>>();
    for (var site : all) {
      sites.put(site.id().value(), site);
      for (var origin : site.origins()) {
        var other = speaking.put(origin, site);
        if (other != null) {
          throw new SharedOriginException(origin, other, site);
        }
      }
      if (!site.limits().isEmpty()) {
        limits.put(site.id(), site.limits());
      }
    }
    var pages = new HashMap<String, Site>();
    speaking.forEach((origin, site) -> pages.put(origin.value(), site));
    return new Snapshot(sites, speaking, pages, limits);
  }
}
