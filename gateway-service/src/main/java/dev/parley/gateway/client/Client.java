package dev.parley.gateway.client;

import dev.parley.gateway.site.Origin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// What the head of a request says of its sender. A header that stands twice says nothing.
///
/// @param origin the page that asks, as its browser says
/// @param bearer the token shown
public record Client(Optional<Origin> origin, Optional<String> bearer) {
  private static final String SCHEME = "Bearer ";

  public static Client of(HttpServerRequest request) {
    return new Client(
        single(request, HttpHeaders.ORIGIN).flatMap(Origin::parse),
        single(request, HttpHeaders.AUTHORIZATION)
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length())));
  }

  private static Optional<String> single(HttpServerRequest request, CharSequence name) {
    var values = request.headers().getAll(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /// Never prints the token.
  @Override
  public String toString() {
    return "Client[" + origin.map(Origin::value).orElse("no origin") + "]";
  }
}
