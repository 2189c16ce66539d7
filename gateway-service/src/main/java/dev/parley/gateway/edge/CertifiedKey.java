package dev.parley.gateway.edge;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// A private key with the chain that vouches for it. Only [Verification] can make one.
final class CertifiedKey {
  private final PrivateKey key;
  private final List<X509Certificate> chain;

  CertifiedKey(PrivateKey key, List<X509Certificate> chain) {
    this.key = key;
    this.chain = List.copyOf(chain);
  }

  PrivateKey key() {
    return key;
  }

  List<X509Certificate> chain() {
    return chain;
  }

  X509Certificate leaf() {
    return chain.getFirst();
  }

  /// When the first certificate of the chain ends.
  Instant expires() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  Duration lifetime() {
    return Duration.between(leaf().getNotBefore().toInstant(), expires());
  }

  @Override
  public String toString() {
    return leaf().getSubjectX500Principal().getName()
        + " serial "
        + leaf().getSerialNumber().toString(16)
        + " until "
        + expires();
  }
}
