package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.client.ClientAddress.Reason;
import dev.parley.gateway.client.ClientAddress.Resolved;
import dev.parley.gateway.client.ClientAddress.Unresolved;
import io.quarkus.runtime.Startup;
import io.vertx.core.MultiMap;
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
    var connection = request.connection();
    var peer = address(connection.remoteAddress(true));
    if (peer.isEmpty()) {
      return new Unresolved(Reason.NO_PEER);
    }
    if (!trust.proxyProtocol()) {
      return resolve(peer.get(), request.headers());
    }
    var told = address(connection.remoteAddress());
    return told.isEmpty()
        ? new Unresolved(Reason.NO_PEER)
        : resolve(peer.get(), told.get(), request.headers());
  }

  /// Whether it is one of our proxies.
  public boolean ours(Address address) {
    return trust.proxies().contains(address);
  }

  /// Whether proxies of ours stand before us at all.
  public boolean proxied() {
    return !trust.proxies().none();
  }

  /// Whether a proxy of ours says that the visitor came to it by TLS: in the element of `Forwarded`
  /// that names the visitor, or in `X-Forwarded-Proto`, by the header that our proxies write. Where
  /// they write either, what is present has to say so.
  public boolean arrivedByTls(HttpServerRequest request) {
    if (trust.proxies().none() || trust.header() == ForwardingHeader.NONE) {
      return false;
    }
    var connection = request.connection();
    return isOurs(connection.remoteAddress(true))
        && (!trust.proxyProtocol() || isOurs(connection.remoteAddress()))
        && arrivedByTls(request.headers());
  }

  boolean arrivedByTls(MultiMap headers) {
    return switch (trust.header()) {
      case NONE -> false;
      case FORWARDED -> forwardedTls(headers.getAll(FORWARDED));
      case X_FORWARDED_FOR -> xForwardedTls(headers);
      case EITHER -> {
        var forwarded = headers.getAll(FORWARDED);
        yield forwarded.isEmpty()
            ? xForwardedTls(headers)
            : forwardedTls(forwarded)
                && (!headers.contains(X_FORWARDED_PROTO) || xForwardedTls(headers));
      }
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

  private boolean isOurs(@Nullable SocketAddress end) {
    return address(end).filter(trust.proxies()::contains).isPresent();
  }

  /// @param peer the other end of the socket
  /// @param told whom the PROXY protocol names; the peer itself where it names nobody
  ClientAddress resolve(Address peer, Address told, MultiMap headers) {
    return told.equals(peer) || trust.proxies().contains(peer)
        ? resolve(told, headers)
        : new Unresolved(Reason.FOREIGN_PROXY);
  }

  ClientAddress resolve(Address nearest, MultiMap headers) {
    if (!trust.proxies().contains(nearest)) {
      return new Resolved(nearest);
    }
    return switch (trust.header()) {
      case NONE -> new Unresolved(Reason.ONLY_PROXIES);
      case FORWARDED -> forwarded(headers.getAll(FORWARDED));
      case X_FORWARDED_FOR -> xForwardedFor(headers.getAll(X_FORWARDED_FOR));
      case EITHER -> either(headers.getAll(FORWARDED), headers.getAll(X_FORWARDED_FOR));
    };
  }

  private ClientAddress either(List<String> forwarded, List<String> xForwardedFor) {
    if (forwarded.isEmpty()) {
      return xForwardedFor(xForwardedFor);
    }
    var client = forwarded(forwarded);
    if (xForwardedFor.isEmpty() || client instanceof Unresolved) {
      return client;
    }
    return switch (xForwardedFor(xForwardedFor)) {
      case Resolved same when same.equals(client) -> same;
      case Resolved _ -> new Unresolved(Reason.DISAGREEING);
      case Unresolved why -> why;
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
    return new Chain(trust.proxies(), trust.longestChain());
  }

  /// A zone is the name of one of our own interfaces, and no part of the other end's address.
  private static Optional<Address> address(@Nullable SocketAddress end) {
    var text = end == null ? null : end.hostAddress();
    if (text == null) {
      return Optional.empty();
    }
    var zone = text.indexOf('%');
    return Address.parse(text, 0, zone < 0 ? text.length() : zone);
  }
}
