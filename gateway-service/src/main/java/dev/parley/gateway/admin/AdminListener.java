package dev.parley.gateway.admin;

import dev.parley.gateway.ratelimit.patience.Patience;
import dev.parley.kernel.identity.TlsBuckets;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The operators' listener: TLS by the service's certificate, a new one for the next connection.
@Singleton
public class AdminListener {
  private static final Logger LOG = Logger.getLogger(AdminListener.class);
  private static final int IDLE_SECONDS = 30;
  private static final int START_SECONDS = 10;

  /// An access list in small chunks.
  private static final long LONGEST_BODY = 32L * 1024 * 1024;

  private final Vertx vertx;
  private final AdminSettings settings;
  private final AdminRoutes routes;
  private final TlsConfigurationRegistry registry;
  private volatile @Nullable HttpServer server;

  public AdminListener(
      Vertx vertx, AdminSettings settings, AdminRoutes routes, TlsConfigurationRegistry registry) {
    this.vertx = vertx;
    this.settings = settings;
    this.routes = routes;
    this.registry = registry;
  }

  /// What holds whatever the certificate is.
  static HttpServerOptions options() {
    return new HttpServerOptions()
        .setSsl(true)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxInitialLineLength(2_048)
        .setMaxHeaderSize(8 * 1_024)
        .setCompressionSupported(false);
  }

  /// @throws IllegalStateException when the port cannot be had
  void start(@Observes StartupEvent started, Patience patience) {
    if (settings.port().isEmpty()) {
      return;
    }
    var options = options().setHost(settings.host()).setPort(settings.port().getAsInt());
    TlsConfigUtils.configure(
        options,
        registry
            .get(TlsBuckets.LISTENER)
            .orElseThrow(() -> new IllegalStateException("no TLS bucket for the listener")));
    var made = vertx.createHttpServer(options).requestHandler(watched(patience));
    try {
      made.listen().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException taken) {
      throw new IllegalStateException(
          "parley.admin.port " + settings.port().getAsInt() + " cannot be had", taken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    server = made;
    LOG.infof("operators: https://%s:%d/admin", settings.host(), made.actualPort());
  }

  private Router watched(Patience patience) {
    var router = Router.router(vertx);
    router
        .route()
        .handler(context -> {
          patience.watch(context, LONGEST_BODY);
          context.next();
        });
    router.route().subRouter(routes.router(vertx));
    return router;
  }

  /// The port that is in use, 0 where there is no listener.
  int port() {
    var listening = server;
    return listening == null ? 0 : listening.actualPort();
  }

  void replace(@Observes CertificateUpdatedEvent event) {
    var listening = server;
    if (listening != null && TlsBuckets.LISTENER.equals(event.name())) {
      listening
          .updateSSLOptions(event.tlsConfiguration().getSSLOptions())
          .onFailure(failed -> LOG.errorf(failed, "the new certificate is not in use"));
    }
  }
}
