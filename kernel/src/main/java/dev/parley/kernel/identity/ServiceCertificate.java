package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// This service's certificate from Vault's PKI, replaced at half its life. The private key stays in
/// memory.
@ApplicationScoped
public class ServiceCertificate {
  private static final Logger LOG = Logger.getLogger(ServiceCertificate.class);
  private static final Duration LONGEST = Duration.ofHours(1);

  private final Vault vault;
  private final IdentitySettings settings;
  private final InstantSource clock;
  private @Nullable KeyMaterial current;

  @Inject
  public ServiceCertificate(Vault vault, IdentitySettings settings) {
    this(vault, settings, InstantSource.system());
  }

  ServiceCertificate(Vault vault, IdentitySettings settings, InstantSource clock) {
    if (settings.certificateTtl().compareTo(LONGEST) > 0) {
      throw new IllegalStateException("parley.identity.certificate-ttl is longer than an hour");
    }
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
  }

  /// The certificate in force. When a new one cannot be had, the old one serves until it expires.
  public synchronized KeyMaterial current() {
    var held = current;
    if (held == null) {
      return issue();
    }
    if (clock.instant().isBefore(held.halfLife())) {
      return held;
    }
    try {
      return issue();
    } catch (RuntimeException failed) {
      if (clock.instant().isBefore(held.notAfter())) {
        LOG.warnf(
            "certificate not replaced, valid until %s: %s", held.notAfter(), failed.getMessage());
        return held;
      }
      throw failed;
    }
  }

  private KeyMaterial issue() {
    var service = ServiceName.of(settings.service());
    var answer =
        vault.write(
            "pki/issue/" + service.id(),
            Map.of(
                "uri_sans", new SpiffeId(settings.trustDomain(), service).toString(),
                "alt_names", String.join(",", settings.dnsNames()),
                "ip_sans", String.join(",", settings.addresses()),
                "private_key_format", "pkcs8",
                "ttl", settings.certificateTtl().toSeconds() + "s"));
    var issued = KeyMaterial.parse(answer);
    LOG.debugf("certificate issued, valid until %s", issued.notAfter());
    current = issued;
    return issued;
  }

  /// When the certificate in force ends; the epoch when there is none yet.
  public synchronized Instant expiresAt() {
    return current == null ? Instant.EPOCH : current.notAfter();
  }
}
