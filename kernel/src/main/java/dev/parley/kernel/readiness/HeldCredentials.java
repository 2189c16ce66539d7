package dev.parley.kernel.readiness;

import dev.parley.kernel.identity.ServiceCertificate;
import dev.parley.kernel.vault.VaultSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while the token and the certificate in hand are valid; a Vault that is away is noticed
/// when they end, not before.
@Readiness
@ApplicationScoped
public class HeldCredentials implements HealthCheck {
  private final VaultSession session;
  private final ServiceCertificate certificate;
  private final InstantSource clock = InstantSource.system();

  public HeldCredentials(VaultSession session, ServiceCertificate certificate) {
    this.session = session;
    this.certificate = certificate;
  }

  @Override
  public HealthCheckResponse call() {
    var now = clock.instant();
    return HealthCheckResponse.named("credentials")
        .status(valid(session.expiresAt(), now) && valid(certificate.expiresAt(), now))
        .withData("token-until", session.expiresAt().toString())
        .withData("certificate-until", certificate.expiresAt().toString())
        .build();
  }

  private static boolean valid(Instant end, Instant now) {
    return now.isBefore(end);
  }
}
