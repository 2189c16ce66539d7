package dev.parley.gateway.admin;

import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.KeyStore;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The listener's TLS bucket with a certificate of the test's own.
record TlsDouble(PfxOptions keys) implements TlsConfiguration, TlsConfigurationRegistry {

  @Override
  public @Nullable KeyStore getKeyStore() {
    return null;
  }

  @Override
  public KeyCertOptions getKeyStoreOptions() {
    return keys;
  }

  @Override
  public @Nullable KeyStore getTrustStore() {
    return null;
  }

  @Override
  public @Nullable TrustOptions getTrustStoreOptions() {
    return null;
  }

  @Override
  public SSLOptions getSSLOptions() {
    return new SSLOptions()
        .setKeyCertOptions(keys)
        .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
  }

  @Override
  public SSLContext createSSLContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isTrustAll() {
    return false;
  }

  @Override
  public Optional<String> getHostnameVerificationAlgorithm() {
    return Optional.empty();
  }

  @Override
  public boolean usesSni() {
    return false;
  }

  @Override
  public boolean reload() {
    return false;
  }

  @Override
  public Optional<TlsConfiguration> get(String name) {
    return "parley".equals(name) ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Optional<TlsConfiguration> getDefault() {
    return Optional.empty();
  }

  @Override
  public void register(String name, TlsConfiguration configuration) {
    throw new UnsupportedOperationException();
  }
}
