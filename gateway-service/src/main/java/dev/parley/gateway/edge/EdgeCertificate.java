package dev.parley.gateway.edge;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.net.KeyCertOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The certificate of the visitors' listener, where it has one: the bucket `edge` of the TLS
/// registry.
@Singleton
class EdgeCertificate {
  private static final String BUCKET = "edge";

  private final Optional<WatchedCertificate> watched;

  @Inject
  EdgeCertificate(EdgeSettings settings) {
    this(settings.tls(), InstantSource.system());
  }

  /// @throws EdgeException when one is set without the other, or both are not sound
  EdgeCertificate(EdgeSettings.Tls settings, InstantSource clock) {
    this.watched =
        files(settings.certificate(), settings.key())
            .map(files -> new WatchedCertificate(files, clock));
  }

  private static Optional<KeyPairFiles> files(Optional<Path> certificate, Optional<Path> key) {
    if (certificate.isPresent() != key.isPresent()) {
      throw new EdgeException(
          certificate.isPresent()
              ? only(TlsSwitch.CERTIFICATE, TlsSwitch.KEY)
              : only(TlsSwitch.KEY, TlsSwitch.CERTIFICATE));
    }
    return certificate.map(chain -> new KeyPairFiles(chain, key.orElseThrow()));
  }

  private static String only(String given, String missing) {
    return given + " is set and " + missing + " is not: TLS needs both, a plain listener neither";
  }

  Optional<WatchedCertificate> watched() {
    return watched;
  }

  /// Whether the gateway ends TLS itself.
  boolean terminates() {
    return watched.isPresent();
  }

  /// Null is what the registry takes for no key: then Quarkus opens no TLS listener.
  @Produces
  @Singleton
  @Identifier(BUCKET)
  KeyStoreProvider keys() {
    return vertx -> watched.map(EdgeCertificate::options).orElse(null);
  }

  private static @Nullable KeyStoreAndKeyCertOptions options(WatchedCertificate certificate) {
    try {
      var empty = KeyStore.getInstance("PKCS12");
      empty.load(null, null);
      return new KeyStoreAndKeyCertOptions(empty, KeyCertOptions.wrap(certificate.key()));
    } catch (IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
