package dev.parley.gateway.client;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/// Makes the public listener expect the PROXY protocol, version 1 or 2, before anything else; a
/// connection without it is closed unanswered.
///
/// @see <a href="https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt">The PROXY protocol,
///   section 2</a>
@Singleton
public class ProxyProtocolListener implements HttpServerOptionsCustomizer {
  private static final long PATIENCE_SECONDS = 5;

  private final boolean spoken;

  public ProxyProtocolListener(ClientSettings settings) {
    this.spoken = settings.proxyProtocol();
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    expect(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    expect(options);
  }

  private void expect(HttpServerOptions options) {
    if (spoken) {
      options
          .setUseProxyProtocol(true)
          .setProxyProtocolTimeout(PATIENCE_SECONDS)
          .setProxyProtocolTimeoutUnit(TimeUnit.SECONDS);
    }
  }
}
