package dev.parley.gateway.site.document;

/// Where a site's document comes from.
public enum Source {
  /// The folder `parley.sites`.
  FILE,
  /// Operators, by the admin API.
  ADMIN
}
