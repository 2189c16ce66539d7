package dev.parley.gateway.acl;

import dev.parley.kernel.id.SiteId;

/// For whom a list speaks.
public sealed interface Scope {
  Scope SUITE = new Suite();

  /// @return as it stands in a rule: `suite`, or the site's id behind `site.`
  String label();

  record Suite() implements Scope {
    @Override
    public String label() {
      return "suite";
    }
  }

  record OfSite(SiteId site) implements Scope {
    @Override
    public String label() {
      return "site." + site;
    }
  }
}
