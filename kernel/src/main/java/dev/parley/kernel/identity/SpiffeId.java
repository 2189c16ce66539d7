package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// The name in a service's certificate: `spiffe://<trust domain>/<service>` (SPIFFE ID 1.0).
public record SpiffeId(String trustDomain, ServiceName service) {
  private static final int URI_NAME = 6;

  /// The one SPIFFE id of a certificate, if it has exactly one URI name and it names a service of
  /// the trust domain.
  ///
  /// @see <a href="https://github.com/spiffe/spiffe/blob/main/standards/X509-SVID.md">X509-SVID,
  ///   2</a>
  public static Optional<SpiffeId> of(X509Certificate certificate, String trustDomain) {
    try {
      var names = certificate.getSubjectAlternativeNames();
      var uris =
          names == null
              ? List.<String>of()
              : names.stream()
                  .filter(name -> name.getFirst().equals(URI_NAME))
                  .map(name -> (String) name.get(1))
                  .toList();
      return uris.size() == 1 ? parse(uris.getFirst(), trustDomain) : Optional.empty();
    } catch (CertificateParsingException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<SpiffeId> parse(String uri, String trustDomain) {
    var prefix = "spiffe://" + trustDomain + "/";
    return uri.startsWith(prefix)
        ? ServiceName.find(uri.substring(prefix.length()))
            .map(service -> new SpiffeId(trustDomain, service))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "spiffe://" + trustDomain + "/" + service.id();
  }
}
