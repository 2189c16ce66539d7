package dev.parley.retention.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.retention.certificate.Certificate;

/// A certificate in a list; what it says is in its statement.
record CertificateView(
    String id, long number, String bucket, @JsonProperty("issued_at") String issuedAt) {

  static CertificateView of(Certificate certificate) {
    return new CertificateView(
        certificate.id().toString(),
        certificate.number(),
        certificate.bucket().toString(),
        certificate.issuedAt().toString());
  }
}
