package dev.parley.gateway.site;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
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
  private static final String DIRECTIVES = "default-src 'none'; frame-ancestors ";
  private static final CharSequence POLICY = HttpHeaders.createOptimized("content-security-policy");
  private static final CharSequence NOBODY = HttpHeaders.createOptimized(DIRECTIVES + "'none'");

  private final SiteRegistry sites;

  public Framing(SiteRegistry sites) {
    this.sites = sites;
  }

  public void mark(RoutingContext context) {
    var ancestors =
        sites
            .page(context.request().headers().getAll(HttpHeaders.ORIGIN))
            .map(Site::frameAncestors)
            .orElse(Set.of());
    context.response().headers().set(POLICY, ancestors.isEmpty() ? NOBODY : policy(ancestors));
  }

  private static CharSequence policy(Set<Origin> ancestors) {
    return DIRECTIVES
        + ancestors.stream().map(Origin::value).sorted().collect(Collectors.joining(" "));
  }
}
