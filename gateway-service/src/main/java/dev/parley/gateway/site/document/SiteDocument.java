package dev.parley.gateway.site.document;

import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.Policy;
import dev.parley.gateway.site.Site;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A site and the text that says it.
///
/// @param name what to call it where something is wrong
/// @param text as it was written, `${NAME}` as it stands
/// @param title as it was written
/// @param contact as it was written
/// @param lines where each of its origins stands
/// @param policies whose files lie beside it, and the geofence that stands in it
public record SiteDocument(
    Site site,
    Source source,
    String name,
    String text,
    String title,
    Optional<String> contact,
    Map<Origin, Integer> lines,
    Set<Policy> policies) {
  public SiteDocument {
    lines = Map.copyOf(lines);
    policies = Set.copyOf(policies);
  }
}
