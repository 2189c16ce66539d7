package dev.parley.gateway.site;

import dev.parley.kernel.id.SiteId;
import java.util.List;
import java.util.Set;

/// One customer website.
///
/// @param languages BCP 47 tags, the site's own first
/// @param credentials how its server proves who it is
/// @param frameAncestors the pages that may frame what we show for this site; none as a rule
public record Site(
    SiteId id,
    String title,
    Set<Origin> origins,
    List<String> languages,
    SiteCredentials credentials,
    Set<Origin> frameAncestors) {
  public Site {
    origins = Set.copyOf(origins);
    languages = List.copyOf(languages);
    frameAncestors = Set.copyOf(frameAncestors);
  }

  /// A site whose server mints no sessions and whose pages frame nothing.
  public Site(SiteId id, String title, Set<Origin> origins, List<String> languages) {
    this(id, title, origins, languages, SiteCredentials.NONE, Set.of());
  }

  public boolean allows(Origin origin) {
    return origins.contains(origin);
  }
}
