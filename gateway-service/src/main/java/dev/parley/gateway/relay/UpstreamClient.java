package dev.parley.gateway.relay;

import dev.parley.kernel.id.ServiceName;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The HTTP clients that call the engine adapter with our certificate: one for each event loop, so
/// that a visitor's connection and the one that serves it upstream share a thread, and nothing is
/// handed from one to another. A new certificate serves the next connection, and those that are
/// open stay open.
@Singleton
public class UpstreamClient {
  private static final Logger LOG = Logger.getLogger(UpstreamClient.class);
  private static final String BUCKET = ServiceName.ENGINE_ADAPTER.id();

  /// Shorter than any peer keeps an idle connection, so that none is used as it closes.
  private static final int KEPT_IDLE_SECONDS = 15;

  private final VertxInternal vertx;
  private final RelaySettings settings;
  private final Map<Context, HttpClient> clients = new ConcurrentHashMap<>();
  private TlsConfiguration tls;

  public UpstreamClient(Vertx vertx, TlsConfigurationRegistry registry, RelaySettings settings) {
    this.vertx = (VertxInternal) vertx;
    this.settings = settings;
    this.tls =
        registry
            .get(BUCKET)
            .orElseThrow(() -> new IllegalStateException("no TLS bucket named " + BUCKET));
  }

  /// The client of the event loop that asks.
  HttpClient http() {
    // A request's own context is a copy of its listener's, of which there is one for each loop.
    ContextInternal loop = vertx.getOrCreateContext().unwrap();
    var found = clients.get(loop);
    return found != null ? found : create(loop);
  }

  private synchronized HttpClient create(Context loop) {
    return clients.computeIfAbsent(
        loop,
        first -> {
          var options = options(settings);
          TlsConfigUtils.configure(options, tls);
          return vertx.createHttpClient(options);
        });
  }

  /// What holds whatever the certificates are.
  public static HttpClientOptions options(RelaySettings settings) {
    return new HttpClientOptions()
        .setSsl(true)
        .setVerifyHost(false)
        .setConnectTimeout(Math.toIntExact(settings.connect().toMillis()))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setReadIdleTimeout(Math.toIntExact(settings.silence().toMillis()))
        .setKeepAliveTimeout(KEPT_IDLE_SECONDS)
        .setMaxPoolSize(settings.connections())
        .setMaxWaitQueueSize(settings.connections())
        .setDecompressionSupported(false);
  }

  void replace(@Observes CertificateUpdatedEvent event) {
    if (BUCKET.equals(event.name())) {
      replace(event.tlsConfiguration());
    }
  }

  private synchronized void replace(TlsConfiguration issued) {
    tls = issued;
    for (var http : clients.values()) {
      http.updateSSLOptions(issued.getSSLOptions())
          .onFailure(failed -> LOG.errorf(failed, "the new certificate is not in use"));
    }
  }
}
