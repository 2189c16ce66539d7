package dev.parley.gateway.edge;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/// What HTTP/2 may do on the visitors' listener, beside `quarkus.http.limits` of
/// `application.properties`.
@Singleton
class ListenerProtocols implements HttpServerOptionsCustomizer {

  /// Frames that continue one head in small pieces, before the connection is closed (CERT/CC
  /// VU#421644).
  private static final int MOST_CONTINUATIONS = 16;

  /// No HTTP/2 without TLS: a proxy that lets `Upgrade: h2c` through becomes a tunnel, and what a
  /// visitor writes in it looks like the proxy's own words.
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setHttp2MaxSmallContinuationFrames(MOST_CONTINUATIONS);
  }
}
