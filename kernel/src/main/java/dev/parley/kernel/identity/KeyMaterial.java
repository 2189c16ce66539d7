package dev.parley.kernel.identity;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A private key with its certificates, leaf first, and the authorities of its trust domain.
public record KeyMaterial(
    PrivateKey privateKey, List<X509Certificate> chain, List<X509Certificate> authorities) {

  public KeyMaterial {
    chain = List.copyOf(chain);
    authorities = List.copyOf(authorities);
  }

  /// @param issued what `pki/issue` answered, with `private_key_format=pkcs8`
  static KeyMaterial parse(JsonNode issued) {
    try {
      var authorities = new ArrayList<X509Certificate>();
      issued.path("ca_chain").forEach(pem -> authorities.addAll(certificates(pem.asText())));
      if (authorities.isEmpty()) {
        authorities.addAll(certificates(issued.path("issuing_ca").asText()));
      }
      var chain = new ArrayList<>(certificates(issued.path("certificate").asText()));
      authorities.stream().filter(authority -> !selfSigned(authority)).forEach(chain::add);
      return new KeyMaterial(key(issued.path("private_key").asText()), chain, authorities);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("Vault's certificate cannot be read", broken);
    }
  }

  public Instant notAfter() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  Instant halfLife() {
    var begin = chain.getFirst().getNotBefore().toInstant();
    return begin.plusMillis((notAfter().toEpochMilli() - begin.toEpochMilli()) / 2);
  }

  private static boolean selfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static List<X509Certificate> certificates(String pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException broken) {
      throw new IllegalStateException("Vault's certificate cannot be read", broken);
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    var base64 = pem.lines().filter(line -> !line.startsWith("-----")).reduce("", String::concat);
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  @Override
  public String toString() {
    return "KeyMaterial[until " + notAfter() + "]";
  }
}
