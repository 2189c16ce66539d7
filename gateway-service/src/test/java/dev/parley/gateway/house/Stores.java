package dev.parley.gateway.house;

import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The test's authorities, for a client that is not Vert.x.
public final class Stores {
  private Stores() {}

  public static KeyStore of(PfxOptions options) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(
          new ByteArrayInputStream(options.getValue().getBytes()),
          options.getPassword().toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  public static SSLContext trusting(PfxOptions authorities) {
    try {
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(of(authorities));
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
