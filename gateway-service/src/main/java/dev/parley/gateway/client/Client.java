package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.site.Origin;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// What the head of a request says of its sender. A header that stands twice says nothing.
///
/// @param origin the page that asks, as its browser says
/// @param bearer the token shown
/// @param address where it comes from, by our own proxies' word
public record Client(Optional<Origin> origin, Optional<String> bearer, Address address) {
  private static final String SCHEME = "Bearer ";

  public static ClientCheck of(HttpServerRequest request, ClientAddresses addresses) {
    return switch (addresses.resolve(request)) {
      case ClientAddress.Resolved(var address) -> new ClientCheck.Known(of(request, address));
      case ClientAddress.Unresolved(var reason) -> new ClientCheck.Unknown(reason);
    };
  }

  private static Client of(HttpServerRequest request, Address address) {
    return new Client(
        single(request, HttpHeaders.ORIGIN).flatMap(Origin::parse),
        single(request, HttpHeaders.AUTHORIZATION)
            .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
            .map(value -> value.substring(SCHEME.length())),
        address);
  }

  private static Optional<String> single(HttpServerRequest request, CharSequence name) {
    var values = request.headers().getAll(name);
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /// Never prints the token, nor the address.
  @Override
  public String toString() {
    return "Client[" + origin.map(Origin::value).orElse("no origin") + "]";
  }
}
