package dev.parley.bench.upstream;

import dev.parley.kernel.identity.KeyMaterial;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/// One end's key, certificates and authorities as PEM, which every proxy reads.
///
/// @param key PKCS #8
/// @param chain leaf first
public record Credentials(String key, String chain, String authorities) {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  public static Credentials of(KeyMaterial material) {
    return new Credentials(
        pem("PRIVATE KEY", material.privateKey().getEncoded()),
        pem(material.chain()),
        pem(material.authorities()));
  }

  PemKeyCertOptions keyCert() {
    return new PemKeyCertOptions()
        .addKeyValue(Buffer.buffer(key))
        .addCertValue(Buffer.buffer(chain));
  }

  PemTrustOptions trust() {
    return new PemTrustOptions().addCertValue(Buffer.buffer(authorities));
  }

  /// Writes `key.pem`, `chain.pem`, `both.pem` and `authorities.pem`, for us alone.
  public void write(Path folder) {
    write(folder.resolve("key.pem"), key);
    write(folder.resolve("chain.pem"), chain);
    write(folder.resolve("both.pem"), chain + key);
    write(folder.resolve("authorities.pem"), authorities);
  }

  private static void write(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static String pem(List<X509Certificate> certificates) {
    return certificates.stream()
        .map(certificate -> pem("CERTIFICATE", encoded(certificate)))
        .collect(Collectors.joining());
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + new String(LINES.encode(der), StandardCharsets.US_ASCII)
        + "\n-----END "
        + what
        + "-----\n";
  }

  /// Never prints the key.
  @Override
  public String toString() {
    return "Credentials";
  }
}
