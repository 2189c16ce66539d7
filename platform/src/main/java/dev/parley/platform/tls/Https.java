package dev.parley.platform.tls;

import dev.parley.platform.operator.CannotStart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A client that believes one authority and no other.
public final class Https {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Https() {}

  public static HttpClient trusting(Path caFile) {
    return client(caFile).build();
  }

  /// A client to be.
  public static HttpClient.Builder client(Path caFile) {
    try (var pem = Files.newInputStream(caFile)) {
      return client(pem);
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStart("cannot read the certificates in " + caFile, e);
    }
  }

  /// @param pem the authority's certificates
  public static HttpClient trusting(String pem) {
    try {
      return client(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))).build();
    } catch (IOException | GeneralSecurityException e) {
      throw new CannotStart("cannot read the authority's certificates", e);
    }
  }

  private static HttpClient.Builder client(InputStream pem)
      throws IOException, GeneralSecurityException {

    KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
    anchors.load(null, null);
    for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      anchors.setCertificateEntry("ca-" + anchors.size(), ca);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(tls).connectTimeout(CONNECT);
  }
}
