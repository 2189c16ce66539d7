package dev.parley.gateway.edge;

import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// A private key with the chain that vouches for it. Only [Verification] can make one.
final class CertifiedKey {
  private static final int MOST_NAMES = 5;

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

  /// Its host names, serial and end; never the key.
  @Override
  public String toString() {
    return names() + " serial " + leaf().getSerialNumber().toString(16) + " until " + expires();
  }

  private String names() {
    try {
      return leaf().getSubjectAlternativeNames().stream()
          .map(name -> name.get(1).toString())
          .limit(MOST_NAMES)
          .collect(Collectors.joining(" "));
    } catch (CertificateParsingException broken) {
      return "?";
    }
  }
}
