package dev.parley.gateway.edge;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks at the certificate's files again and again, on a thread of its own.
@Startup
@Singleton
class CertificateWatch {
  private static final Logger LOG = Logger.getLogger(CertificateWatch.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("edge-certificate").daemon().factory());

  /// @throws EdgeException when `parley.edge.tls.reload` is out of its bounds
  CertificateWatch(EdgeSettings settings, EdgeCertificate certificate) {
    var every = settings.tls().reload();
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new EdgeException("parley.edge.tls.reload: 1 second to 1 hour");
    }
    certificate
        .watched()
        .ifPresent(watched -> {
          var _ =
              thread.scheduleWithFixedDelay(
                  () -> look(watched), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private static void look(WatchedCertificate watched) {
    try {
      watched.look();
    } catch (RuntimeException broken) {
      // What is thrown here would end the watch for good.
      LOG.error("the edge certificate's files could not be looked at", broken);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
