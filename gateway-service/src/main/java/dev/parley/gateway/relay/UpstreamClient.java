package dev.parley.gateway.relay;

import dev.parley.kernel.id.ServiceName;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// The HTTP client that calls the engine adapter with our certificate; a new certificate serves the
/// next connection, and those that are open stay open.
@Singleton
public class UpstreamClient {
  private static final Logger LOG = Logger.getLogger(UpstreamClient.class);
  private static final String BUCKET = ServiceName.ENGINE_ADAPTER.id();

  /// Shorter than any peer keeps an idle connection, so that none is used as it closes.
  private static final int KEPT_IDLE_SECONDS = 15;

  private final HttpClient http;

  public UpstreamClient(Vertx vertx, TlsConfigurationRegistry registry, RelaySettings settings) {
    var tls =
        registry
            .get(BUCKET)
            .orElseThrow(() -> new IllegalStateException("no TLS bucket named " + BUCKET));
    var options = options(settings);
    TlsConfigUtils.configure(options, tls);
    this.http = vertx.createHttpClient(options);
  }

  HttpClient http() {
    return http;
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

  private void replace(TlsConfiguration tls) {
    http.updateSSLOptions(tls.getSSLOptions())
        .onFailure(failed -> LOG.errorf(failed, "the new certificate is not in use"));
  }
}
