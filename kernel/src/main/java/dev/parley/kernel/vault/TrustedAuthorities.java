package dev.parley.kernel.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A TLS context that trusts the authorities of one PEM file and no others.
public final class TrustedAuthorities {
  private TrustedAuthorities() {}

  /// @throws IllegalStateException with one line when the file cannot be read or holds no
  ///   certificate
  public static SSLContext context(Path caFile) {
    try (var in = Files.newInputStream(caFile)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      if (number == 0) {
        throw new IllegalStateException("no certificate in " + caFile);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException("cannot read authorities from " + caFile, broken);
    }
  }
}
