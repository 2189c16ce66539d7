package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.client.ClientAddress.Reason;
import dev.parley.gateway.client.ClientAddress.Resolved;
import dev.parley.gateway.client.ClientAddress.Unresolved;
import io.quarkus.runtime.Startup;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells where a request comes from: the one answer for access lists, geofence, limits and audit.
@Startup
@Singleton
public class ClientAddresses {
  private static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
  private static final CharSequence X_FORWARDED_FOR =
      HttpHeaders.createOptimized("x-forwarded-for");

  private static final CharSequence X_FORWARDED_PROTO =
      HttpHeaders.createOptimized("x-forwarded-proto");

  private final ProxyTrust trust;

  public ClientAddresses(ClientSettings settings) {
    this.trust = ProxyTrust.of(settings);
  }

  /// Asks no name server and waits for nothing.
  public ClientAddress resolve(HttpServerRequest request) {
    return switch (nearest(request.connection())) {
      case Resolved(var nearest) -> resolve(nearest, request.headers());
      case Unresolved nobody -> nobody;
    };
  }

  /// Whom a connection counts for, by its other end or by whom a proxy of ours tells.
  ///
  /// @return empty for one of our proxies, which brings many
  public Optional<Address> visitor(Address end) {
    var address = trust.translated(end);
    return ours(address) ? Optional.empty() : Optional.of(address.host());
  }

  /// Whether proxies of ours stand before us at all.
  public boolean proxied() {
    return !trust.proxies().none();
  }

  /// Whether a proxy of ours says that the visitor came to it by TLS: in the element of `Forwarded`
  /// that names the visitor, or in `X-Forwarded-Proto`, by the header that our proxies write.
  public boolean arrivedByTls(HttpServerRequest request) {
    return trust.header() != ForwardingHeader.NONE
        && nearest(request.connection()) instanceof Resolved(var nearest)
        && ours(nearest)
        && arrivedByTls(request.headers());
  }

  boolean arrivedByTls(MultiMap headers) {
    return switch (trust.header()) {
      case NONE -> false;
      case FORWARDED -> forwardedTls(headers.getAll(FORWARDED));
      case X_FORWARDED_FOR -> xForwardedTls(headers);
    };
  }

  private boolean forwardedTls(List<String> values) {
    var chain = chain();
    return values.stream().allMatch(value -> Forwarded.read(value, chain)) && chain.byTls();
  }

  private static boolean xForwardedTls(MultiMap headers) {
    return "https".equalsIgnoreCase(headers.get(X_FORWARDED_PROTO))
        && headers.getAll(X_FORWARDED_PROTO).size() == 1;
  }

  /// Who wrote the head, as far as the connection says: the other end of the socket or, with the
  /// PROXY protocol, whom that end tells of.
  private ClientAddress nearest(HttpConnection connection) {
    var end = connection.remoteAddress(true);
    var peer = address(end);
    if (peer.isEmpty()) {
      return new Unresolved(Reason.NO_PEER);
    }
    if (!trust.proxyProtocol()) {
      return new Resolved(peer.get());
    }
    var ours = ours(peer.get());
    var told = connection.remoteAddress();
    // What is not told, port and all, Vert.x answers with the socket's own end.
    if (told.equals(end)) {
      return ours ? new Unresolved(Reason.ONLY_PROXIES) : new Resolved(peer.get());
    }
    return address(told)
        .<ClientAddress>map(
            writer -> ours ? new Resolved(writer) : new Unresolved(Reason.FOREIGN_PROXY))
        .orElse(new Unresolved(Reason.NO_PEER));
  }

  ClientAddress resolve(Address nearest, MultiMap headers) {
    var writer = trust.translated(nearest);
    if (!ours(writer)) {
      return new Resolved(writer.host());
    }
    return switch (trust.header()) {
      case NONE -> new Unresolved(Reason.ONLY_PROXIES);
      case FORWARDED -> forwarded(headers.getAll(FORWARDED));
      case X_FORWARDED_FOR -> xForwardedFor(headers.getAll(X_FORWARDED_FOR));
    };
  }

  /// Several lines of one name are one list, in their order (RFC 9110, section 5.3).
  private ClientAddress forwarded(List<String> values) {
    var chain = chain();
    for (var value : values) {
      if (!Forwarded.read(value, chain)) {
        return new Unresolved(Reason.MALFORMED);
      }
    }
    return chain.client();
  }

  private ClientAddress xForwardedFor(List<String> values) {
    var chain = chain();
    for (var value : values) {
      XForwardedFor.read(value, chain);
    }
    return chain.client();
  }

  private Chain chain() {
    return new Chain(trust);
  }

  private boolean ours(Address address) {
    return trust.proxies().contains(address);
  }

  /// A zone is the name of one of our own interfaces, and no part of the other end's address.
  private Optional<Address> address(@Nullable SocketAddress end) {
    var text = end == null ? null : end.hostAddress();
    if (text == null) {
      return Optional.empty();
    }
    var zone = text.indexOf('%');
    return Address.parse(text, 0, zone < 0 ? text.length() : zone).map(trust::translated);
  }
}
