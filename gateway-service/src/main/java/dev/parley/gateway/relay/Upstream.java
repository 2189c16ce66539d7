package dev.parley.gateway.relay;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.identity.PeerTokens;
import dev.parley.kernel.identity.Peers;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// The engine adapter as the relay calls it: its address, and our identity token on every request.
@Singleton
public class Upstream {
  private static final int HTTPS = 443;

  private final Supplier<HttpClient> http;
  private final URI address;
  private final Supplier<String> bearer;
  private final RelaySettings settings;

  @Inject
  public Upstream(UpstreamClient client, Peers peers, PeerTokens tokens, RelaySettings settings) {
    this(
        client::http,
        Optional.ofNullable(peers.addresses().get(ServiceName.ENGINE_ADAPTER.id()))
            .orElseThrow(() ->
                new IllegalStateException("set parley.peers." + ServiceName.ENGINE_ADAPTER.id())),
        () -> tokens.bearer(ServiceName.ENGINE_ADAPTER),
        settings);
  }

  /// @param http the client of the event loop that asks
  public Upstream(
      Supplier<HttpClient> http, URI address, Supplier<String> bearer, RelaySettings settings) {
    this.http = http;
    this.address = address;
    this.bearer = bearer;
    this.settings = settings;
  }

  RelaySettings settings() {
    return settings;
  }

  /// A request that is not sent yet, or a failure when no connection or no token is to be had.
  Future<HttpClientRequest> request(HttpMethod method, String path) {
    String token;
    try {
      token = bearer.get();
    } catch (IllegalStateException none) {
      return Future.failedFuture(none);
    }
    return http.get()
        .request(
            new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? HTTPS : address.getPort())
                .setURI(path)
                .setConnectTimeout(settings.connect().toMillis()))
        .map(request -> request.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token));
  }
}
