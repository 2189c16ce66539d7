package dev.parley.gateway.edge;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/// How long the certificate in force lasts, and whether its files are what is in use. Nothing where
/// the listener is plain.
@Startup
@Singleton
class CertificateMeters {

  private final MeterRegistry meters;
  private final List<Meter> shown;

  CertificateMeters(MeterRegistry meters, EdgeCertificate certificate) {
    this.meters = meters;
    this.shown = certificate.watched().map(watched -> show(meters, watched)).orElse(List.of());
  }

  static List<Meter> show(MeterRegistry meters, WatchedCertificate certificate) {
    return List.of(
        Gauge.builder(
                "parley.edge.certificate.expiry",
                certificate,
                watched -> seconds(watched.timeLeft()))
            .description("Time until the certificate in force, or one that it was issued by, ends")
            .baseUnit("seconds")
            .register(meters),
        Gauge.builder(
                "parley.edge.certificate.lifetime",
                certificate,
                watched -> seconds(watched.current().lifetime()))
            .description("Time for which the certificate in force was issued")
            .baseUnit("seconds")
            .register(meters),
        Gauge.builder(
                "parley.edge.certificate.refused",
                certificate,
                watched -> watched.refused() ? 1 : 0)
            .description("1 while the files are not sound, and an older certificate is in force")
            .register(meters),
        FunctionCounter.builder(
                "parley.edge.certificate.refusals", certificate, WatchedCertificate::refusals)
            .description("Contents of the files that were refused")
            .register(meters));
  }

  /// The registry may outlive the service, and would go on to measure what is gone.
  @PreDestroy
  void stop() {
    shown.forEach(meters::remove);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
