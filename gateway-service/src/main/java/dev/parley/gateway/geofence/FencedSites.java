package dev.parley.gateway.geofence;

import dev.parley.kernel.id.SiteId;

/// Knows of sites in force which of them have a geofence, whether it has been read yet or not.
@FunctionalInterface
public interface FencedSites {
  boolean fenced(SiteId site);
}
