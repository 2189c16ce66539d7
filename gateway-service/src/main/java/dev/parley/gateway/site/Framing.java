package dev.parley.gateway.site;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Says which pages may frame an answer: those that the site of the asking page lists, and nobody
/// where no site is known.
///
/// The site is told by `Origin` alone: a path names a site that the caller may not know of.
///
/// @see <a href="https://www.w3.org/TR/CSP3/#directive-frame-ancestors">CSP, frame-ancestors</a>
@Singleton
public class Framing {
  private final SiteRegistry sites;

  public Framing(SiteRegistry sites) {
    this.sites = sites;
  }

  public void mark(RoutingContext context) {
    List<String> values = context.request().headers().getAll(HttpHeaders.ORIGIN);
    Set<Origin> ancestors =
        values.size() == 1
            ? Origin.parse(values.getFirst())
                .flatMap(sites::speaking)
                .map(Site::frameAncestors)
                .orElse(Set.of())
            : Set.of();
    context
        .response()
        .putHeader(
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors "
                + (ancestors.isEmpty()
                    ? "'none'"
                    : ancestors.stream()
                        .map(Origin::value)
                        .sorted()
                        .collect(Collectors.joining(" "))));
  }
}
