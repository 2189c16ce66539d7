package dev.parley.gateway.site;

import dev.parley.gateway.geofence.GeofenceRules;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.ratelimit.Quota;
import dev.parley.kernel.id.SiteId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One customer website.
///
/// @param languages BCP 47 tags, the site's own first
/// @param credentials how its server proves who it is
/// @param frameAncestors the pages that may frame what we show for this site; none as a rule
/// @param contact whom to tell of outages and security reports
/// @param limits its own numbers, in place of the suite's; of limits counted by site, session or
///   subject only
/// @param policies those whose files lay beside its own when it was read
/// @param geofence the one that stands in its own document
public record Site(
    SiteId id,
    String title,
    Set<Origin> origins,
    List<String> languages,
    SiteCredentials credentials,
    Set<Origin> frameAncestors,
    Optional<Contact> contact,
    Map<Limit, Quota> limits,
    Set<Policy> policies,
    Optional<GeofenceRules> geofence) {
  public Site {
    origins = Set.copyOf(origins);
    languages = List.copyOf(languages);
    frameAncestors = Set.copyOf(frameAncestors);
    limits = Map.copyOf(limits);
    policies = Set.copyOf(policies);
  }

  /// A site with the suite's limits.
  public Site(
      SiteId id,
      String title,
      Set<Origin> origins,
      List<String> languages,
      SiteCredentials credentials,
      Set<Origin> frameAncestors) {
    this(
        id,
        title,
        origins,
        languages,
        credentials,
        frameAncestors,
        Optional.empty(),
        Map.of(),
        Set.of(),
        Optional.empty());
  }

  /// A site whose server mints no sessions and whose pages frame nothing.
  public Site(SiteId id, String title, Set<Origin> origins, List<String> languages) {
    this(id, title, origins, languages, SiteCredentials.NONE, Set.of());
  }

  /// Its own number, or the suite's where it has none.
  public Quota quota(Limit limit, LimitSettings suite) {
    var own = limits.get(limit);
    return own == null ? suite.quota(limit) : own;
  }

  public boolean allows(Origin origin) {
    return origins.contains(origin);
  }
}
