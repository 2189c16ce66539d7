package dev.parley.gateway.geofence;

import dev.parley.kernel.id.SiteId;
import java.util.Optional;

/// Knows of sites in force which of them have a geofence, whether it has been read yet or not, and
/// those that stand in the sites' own documents.
@FunctionalInterface
public interface FencedSites {
  boolean fenced(SiteId site);

  /// The one that stands in the site's document.
  default Optional<GeofenceRules> own(SiteId site) {
    return Optional.empty();
  }
}
