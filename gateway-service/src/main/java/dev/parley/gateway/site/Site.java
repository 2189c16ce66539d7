package dev.parley.gateway.site;

import dev.parley.kernel.id.SiteId;
import java.util.List;
import java.util.Set;

/// One customer website.
///
/// @param languages BCP 47 tags, the site's own first
public record Site(SiteId id, String title, Set<Origin> origins, List<String> languages) {
  public Site {
    origins = Set.copyOf(origins);
    languages = List.copyOf(languages);
  }

  public boolean allows(Origin origin) {
    return origins.contains(origin);
  }
}
