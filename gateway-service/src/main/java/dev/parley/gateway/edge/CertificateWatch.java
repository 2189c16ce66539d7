package dev.parley.gateway.edge;

import dev.parley.gateway.file.LookOut;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Looks at the certificate's files again and again, on a thread of its own.
@Startup
@Singleton
class CertificateWatch {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final LookOut looking = new LookOut("edge-certificate");

  /// @throws EdgeException when `parley.edge.tls.reload` is out of its bounds
  CertificateWatch(EdgeSettings settings, EdgeCertificate certificate) {
    var every = settings.tls().reload();
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new EdgeException("parley.edge.tls.reload: 1 second to 1 hour");
    }
    certificate.watched().ifPresent(watched -> looking.every(every, watched::look));
  }

  @PreDestroy
  void stop() {
    looking.close();
  }
}
