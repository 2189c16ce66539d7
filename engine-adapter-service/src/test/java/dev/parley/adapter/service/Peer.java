package dev.parley.adapter.service;

import dev.parley.kernel.identity.IdentitySettings;
import dev.parley.kernel.identity.ServiceCertificate;
import dev.parley.kernel.vault.VaultSession;
import dev.parley.kernel.vault.VaultSettings;
import dev.parley.testing.PlatformFixture;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Another service, as real as Vault makes it: its login, its certificate, its tokens.
record Peer(String service, VaultSession vault) {

  static Peer of(String service) {
    return new Peer(service, new VaultSession(new Login(PlatformFixture.settings(service))));
  }

  /// The identity token for calling the adapter.
  String tokenFor(String peer) {
    return vault.read("identity/oidc/token/" + service + "-to-" + peer).path("token").asText();
  }

  /// Shows this service's certificate, and trusts the house's authorities.
  SSLContext tls() {
    try {
      var material = new ServiceCertificate(vault, new Identity(service)).current();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "peer",
          material.privateKey(),
          new char[0],
          material.chain().toArray(X509Certificate[]::new));
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, new char[0]);
      return context(keys, material.authorities());
    } catch (java.io.IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// The same trust without a certificate of its own.
  SSLContext tlsWithoutCertificate() {
    try {
      return context(
          null, new ServiceCertificate(vault, new Identity(service)).current().authorities());
    } catch (java.io.IOException | GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static SSLContext context(
      @org.jspecify.annotations.Nullable KeyManagerFactory keys, List<X509Certificate> authorities)
      throws java.io.IOException, GeneralSecurityException {
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (var number = 0; number < authorities.size(); number++) {
      trusted.setCertificateEntry("authority-" + number, authorities.get(number));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    var context = SSLContext.getInstance("TLSv1.3");
    context.init(keys == null ? null : keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private record Identity(String service) implements IdentitySettings {
    @Override
    public String trustDomain() {
      return "parley";
    }

    @Override
    public Duration certificateTtl() {
      return Duration.ofMinutes(10);
    }

    @Override
    public List<String> dnsNames() {
      return List.of("localhost");
    }

    @Override
    public List<String> addresses() {
      return List.of("127.0.0.1");
    }
  }

  private record Login(Map<String, String> settings) implements VaultSettings {
    @Override
    public URI url() {
      return URI.create(setting("url"));
    }

    @Override
    public Path caFile() {
      return Path.of(setting("ca-file"));
    }

    @Override
    public Optional<String> roleId() {
      return Optional.of(setting("role-id"));
    }

    @Override
    public Optional<Path> wrappedSecretIdFile() {
      return Optional.of(Path.of(setting("wrapped-secret-id-file")));
    }

    @Override
    public Optional<String> kubernetesRole() {
      return Optional.empty();
    }

    @Override
    public Path kubernetesTokenFile() {
      return Path.of("none");
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(10);
    }

    private String setting(String name) {
      return Objects.requireNonNull(settings.get("parley.vault." + name), name);
    }
  }
}
