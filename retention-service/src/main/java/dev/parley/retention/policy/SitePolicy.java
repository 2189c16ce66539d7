package dev.parley.retention.policy;

import dev.parley.kernel.id.SiteId;
import java.util.List;

/// The retention classes of one site.
public record SitePolicy(SiteId site, List<RetentionClass> classes) {
  public SitePolicy {
    classes = List.copyOf(classes);
  }
}
