package dev.parley.gateway.site;

import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Consumer;

/// Lets the pages that a site lists read our answers, and no others; never with cookies.
///
/// @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
@Singleton
public class Cors {
  private static final String METHODS = "GET, POST";
  private static final String HEADERS =
      "Authorization, Content-Type, Last-Event-ID, Parley-Challenge, Parley-Key";
  private static final CharSequence BY_PAGE = HttpHeaders.createOptimized("Origin");
  private static final CharSequence EXPOSED =
      HttpHeaders.createOptimized("RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate");
  private static final String KEPT_SECONDS = "600";

  private final SiteRegistry sites;

  public Cors(SiteRegistry sites) {
    this.sites = sites;
  }

  /// Marks an answer as readable by the page that asked, where a site lists it.
  public void mark(RoutingContext context) {
    var answer = context.response().headers();
    answer.set(HttpHeaders.VARY, BY_PAGE);
    var values = context.request().headers().getAll(HttpHeaders.ORIGIN);
    if (sites.page(values).isPresent()) {
      answer
          .set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, values.getFirst())
          .set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
  }

  /// Answers a browser that asks before it calls.
  ///
  /// @param refusing takes why it is not answered
  public void preflight(RoutingContext context, Consumer<ProblemCode> refusing) {
    if (sites.page(context.request().headers().getAll(HttpHeaders.ORIGIN)).isEmpty()) {
      refusing.accept(ProblemCode.SITE_ORIGIN);
      return;
    }
    context
        .response()
        .setStatusCode(204)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, KEPT_SECONDS)
        .end();
  }
}
