package dev.parley.gateway.edge;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.security.GeneralSecurityException;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/// Whether a certificate and a key may be shown to visitors, now.
sealed interface Verification {
  record Sound(CertifiedKey pair) implements Verification {}

  /// @param reason for the log, after the names of the files
  record Unsound(String reason) implements Verification {}

  /// Vert.x reads files where it is given paths, and nothing where it is given what they hold; the
  /// registry wants keys before there is one.
  @Nullable Vertx NOT_ASKED = null;

  String NO_CHAIN = "are no chain: each certificate has to be issued by the one below it";

  static Verification of(KeyPairFiles.Content content, Instant now) {
    return switch (content) {
      case KeyPairFiles.Unreadable(var reason) -> new Unsound(reason);
      case KeyPairFiles.Read(var certificate, var key) -> of(certificate, key, now);
    };
  }

  private static Verification of(String certificate, String key, Instant now) {
    if (key.contains("ENCRYPTED")) {
      return new Unsound("cannot be used: the key is encrypted");
    }
    try {
      var pair = parse(certificate, key);
      return objection(pair, now).<Verification>map(Unsound::new).orElseGet(() -> new Sound(pair));
    } catch (KeyStoreException broken) {
      return new Unsound(NO_CHAIN);
    } catch (Exception broken) {
      // The parser declares no less.
      return new Unsound(
          "hold no PEM certificate with its key (" + broken.getClass().getSimpleName() + ")");
    }
  }

  private static CertifiedKey parse(String certificate, String key) throws Exception {
    var options =
        new PemKeyCertOptions()
            .setCertValue(Buffer.buffer(certificate, "ISO-8859-1"))
            .setKeyValue(Buffer.buffer(key, "ISO-8859-1"));
    var store = options.loadKeyStore(NOT_ASKED);
    var chain = new ArrayList<X509Certificate>();
    for (var link : store.getCertificateChain(store.aliases().nextElement())) {
      chain.add((X509Certificate) link);
    }
    for (var manager : options.getKeyManagerFactory(NOT_ASKED).getKeyManagers()) {
      if (manager instanceof X509KeyManager x509) {
        var aliases = x509.getServerAliases(chain.getFirst().getPublicKey().getAlgorithm(), null);
        return new CertifiedKey(x509.getPrivateKey(aliases[0]), chain);
      }
    }
    throw new IllegalStateException("the JDK has no X.509 key manager");
  }

  private static Optional<String> objection(CertifiedKey pair, Instant now) throws Exception {
    var leaf = pair.leaf();
    if (!belongs(pair.key(), leaf.getPublicKey())) {
      return Optional.of("do not belong together: the key is not the certificate's");
    }
    if (now.isBefore(leaf.getNotBefore().toInstant())) {
      return Optional.of("are not valid before " + leaf.getNotBefore().toInstant());
    }
    if (!now.isBefore(pair.expires())) {
      return Optional.of("expired at " + pair.expires());
    }
    if (weak(leaf.getPublicKey())) {
      return Optional.of("have a weak key: at least RSA with 2048 bits or EC with 256");
    }
    if (nameless(leaf)) {
      return Optional.of("name no host: the certificate has no subjectAltName");
    }
    return broken(pair.chain()) ? Optional.of(NO_CHAIN) : Optional.empty();
  }

  private static boolean belongs(PrivateKey key, PublicKey certified)
      throws GeneralSecurityException {
    if (!key.getAlgorithm().equals(certified.getAlgorithm())) {
      return false;
    }
    var signature =
        Signature.getInstance(
            "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA");
    var sample = new byte[] {1};
    signature.initSign(key);
    signature.update(sample);
    var signed = signature.sign();
    signature.initVerify(certified);
    signature.update(sample);
    return signature.verify(signed);
  }

  private static boolean weak(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> rsa.getModulus().bitLength() < 2_048;
      case ECPublicKey ec -> ec.getParams().getCurve().getField().getFieldSize() < 256;
      default -> true;
    };
  }

  private static boolean nameless(X509Certificate leaf) throws CertificateParsingException {
    var names = leaf.getSubjectAlternativeNames();
    return names == null || names.isEmpty();
  }

  private static boolean broken(List<X509Certificate> chain) {
    for (var at = 1; at < chain.size(); at++) {
      try {
        chain.get(at - 1).verify(chain.get(at).getPublicKey());
      } catch (GeneralSecurityException other) {
        return true;
      }
    }
    return false;
  }
}
