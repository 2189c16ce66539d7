package dev.parley.gateway.acl;

import dev.parley.kernel.id.SiteId;

/// Knows of sites in force which of them have an access list of their own, whether it has been
/// found yet or not.
@FunctionalInterface
public interface ListedSites {
  boolean listed(SiteId site);

  /// Whether there is such a site at all.
  default boolean known(SiteId site) {
    return true;
  }
}
