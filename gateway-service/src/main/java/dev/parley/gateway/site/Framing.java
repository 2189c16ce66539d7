package dev.parley.gateway.site;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/// Says that nobody may frame an answer.
///
/// A browser that fetches a document for a frame sends no `Origin` with it (Fetch, section 3.2), so
/// that header cannot say whose list holds. Only a document whose path names its site could, and
/// none is served: a site's [Site#frameAncestors] is for the first that is.
///
/// @see <a href="https://www.w3.org/TR/CSP3/#directive-frame-ancestors">CSP, frame-ancestors</a>
@Singleton
public class Framing {
  private static final CharSequence POLICY = HttpHeaders.createOptimized("content-security-policy");
  private static final CharSequence NOBODY =
      HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");

  public void mark(RoutingContext context) {
    context.response().headers().set(POLICY, NOBODY);
  }
}
