package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.quarkus.tls.runtime.TrustStoreProvider;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// The TLS registry's buckets: `parley` for our listener, and one named after each peer for calling
/// it.
@ApplicationScoped
public class TlsBuckets {
  public static final String LISTENER = "parley";

  private final ServiceCertificate certificate;
  private final IdentitySettings settings;

  public TlsBuckets(ServiceCertificate certificate, IdentitySettings settings) {
    this.certificate = certificate;
    this.settings = settings;
  }

  @Produces
  @Singleton
  @Identifier(LISTENER)
  KeyStoreProvider listenerKeys() {
    return vertx -> KeyStores.keys(certificate.current());
  }

  @Produces
  @Singleton
  @Identifier(LISTENER)
  TrustStoreProvider listenerTrust() {
    return vertx -> KeyStores.trust(certificate.current().authorities(), trust -> trust);
  }

  @Produces
  @Singleton
  @Identifier("engine-adapter-service")
  KeyStoreProvider engineAdapterKeys() {
    return listenerKeys();
  }

  @Produces
  @Singleton
  @Identifier("engine-adapter-service")
  TrustStoreProvider engineAdapterTrust() {
    return peer(ServiceName.ENGINE_ADAPTER);
  }

  @Produces
  @Singleton
  @Identifier("data-middleware-service")
  KeyStoreProvider dataMiddlewareKeys() {
    return listenerKeys();
  }

  @Produces
  @Singleton
  @Identifier("data-middleware-service")
  TrustStoreProvider dataMiddlewareTrust() {
    return peer(ServiceName.DATA_MIDDLEWARE);
  }

  private TrustStoreProvider peer(ServiceName peer) {
    return vertx ->
        KeyStores.trust(
            certificate.current().authorities(),
            authority -> new PeerTrust(authority, settings.trustDomain(), peer));
  }
}
