package dev.parley.gateway.edge;

import dev.parley.gateway.client.ClientAddresses;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Writes what every answer carries, refusals included.
@Singleton
public class AnswerHeaders {
  private static final CharSequence CONTENT_TYPE_OPTIONS =
      HttpHeaders.createOptimized("x-content-type-options");
  private static final CharSequence NO_SNIFFING = HttpHeaders.createOptimized("nosniff");
  private static final CharSequence REFERRER_POLICY =
      HttpHeaders.createOptimized("referrer-policy");
  private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
  private static final CharSequence RESOURCE_POLICY =
      HttpHeaders.createOptimized("cross-origin-resource-policy");
  private static final CharSequence SAME_SITE = HttpHeaders.createOptimized("same-site");
  private static final CharSequence STRICT_TRANSPORT =
      HttpHeaders.createOptimized("strict-transport-security");
  private static final Duration LONGEST = Duration.ofDays(1_000);

  private final ClientAddresses addresses;
  private final boolean terminates;
  private final boolean strict;
  private final CharSequence strictly;

  @Inject
  AnswerHeaders(EdgeCertificate certificate, EdgeSettings settings, ClientAddresses addresses) {
    this(certificate.terminates(), settings.hsts(), addresses);
  }

  /// @param terminates whether every connection is TLS here
  /// @throws EdgeException when `parley.edge.hsts.max-age` is out of its bounds
  public AnswerHeaders(boolean terminates, EdgeSettings.Hsts hsts, ClientAddresses addresses) {
    if (hsts.maxAge().isNegative() || hsts.maxAge().compareTo(LONGEST) > 0) {
      throw new EdgeException("parley.edge.hsts.max-age: 0 to 1000 days");
    }
    this.addresses = addresses;
    this.terminates = terminates;
    this.strict = hsts.enabled();
    this.strictly =
        HttpHeaders.createOptimized(
            "max-age="
                + hsts.maxAge().toSeconds()
                + (hsts.includeSubdomains() ? "; includeSubDomains" : ""));
  }

  public void mark(RoutingContext context) {
    var headers = context.response().headers();
    headers
        .set(CONTENT_TYPE_OPTIONS, NO_SNIFFING)
        .set(REFERRER_POLICY, NO_REFERRER)
        .set(RESOURCE_POLICY, SAME_SITE);
    if (strict && secure(context.request())) {
      headers.set(STRICT_TRANSPORT, strictly);
    }
  }

  /// Over TLS alone (RFC 6797, section 7.2): ours, or that of a proxy of ours by its own word.
  private boolean secure(HttpServerRequest request) {
    return terminates || addresses.arrivedByTls(request);
  }
}
