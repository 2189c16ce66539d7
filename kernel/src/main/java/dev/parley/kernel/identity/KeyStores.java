package dev.parley.kernel.identity;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.TrustStoreAndTrustOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Key and trust stores in memory, in the shape that the TLS registry takes.
final class KeyStores {
  private static final char[] NO_PASSWORD = new char[0];

  private KeyStores() {}

  static KeyStoreAndKeyCertOptions keys(KeyMaterial material) {
    try {
      var store = empty();
      store.setKeyEntry(
          "service",
          material.privateKey(),
          NO_PASSWORD,
          material.chain().toArray(X509Certificate[]::new));
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      for (var manager : factory.getKeyManagers()) {
        if (manager instanceof X509ExtendedKeyManager x509) {
          return new KeyStoreAndKeyCertOptions(store, KeyCertOptions.wrap(x509));
        }
      }
      throw new IllegalStateException("the JDK has no X.509 key manager");
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// @param narrowing what else has to hold beside coming from the authorities
  static TrustStoreAndTrustOptions trust(
      List<X509Certificate> authorities, UnaryOperator<X509ExtendedTrustManager> narrowing) {
    try {
      var store = empty();
      for (var number = 0; number < authorities.size(); number++) {
        store.setCertificateEntry("authority-" + number, authorities.get(number));
      }
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (var manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager x509) {
          return new TrustStoreAndTrustOptions(store, TrustOptions.wrap(narrowing.apply(x509)));
        }
      }
      throw new IllegalStateException("the JDK has no X.509 trust manager");
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
