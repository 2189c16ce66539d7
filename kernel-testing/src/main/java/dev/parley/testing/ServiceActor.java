package dev.parley.testing;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.identity.IdentitySettings;
import dev.parley.kernel.identity.KeyMaterial;
import dev.parley.kernel.identity.ServiceCertificate;
import dev.parley.kernel.statement.StatementSigner;
import dev.parley.kernel.vault.Vault;
import dev.parley.kernel.vault.VaultSession;
import dev.parley.kernel.vault.VaultSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Somebody with a service's own way into Vault: what an attacker would be who took one over.
public final class ServiceActor {
  private final ServiceName name;
  private final Vault vault;
  private final KeyMaterial certificate;

  private ServiceActor(ServiceName name, VaultSettings login) {
    this.name = name;
    this.vault = new VaultSession(login);
    this.certificate = new ServiceCertificate(vault, identity(name)).current();
  }

  /// A fresh login of that service.
  public static ServiceActor of(ServiceName name) {
    return new ServiceActor(name, VaultLogin.of(name));
  }

  public Vault vault() {
    return vault;
  }

  /// An identity token for a peer, as Vault gives it to this service.
  public String token(ServiceName peer) {
    return vault
        .read("identity/oidc/token/" + name.id() + "-to-" + peer.id())
        .path("token")
        .asText();
  }

  public String sign(String key, String type, Map<String, Object> claims) {
    return new StatementSigner(vault).sign(key, type, claims);
  }

  /// Calls with this service's certificate and whatever headers the request has.
  public HttpResponse<String> call(HttpRequest.Builder request) throws IOException {
    return exchange(request, true);
  }

  /// Calls with no certificate at all.
  public HttpResponse<String> callWithoutCertificate(HttpRequest.Builder request)
      throws IOException {
    return exchange(request, false);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request, boolean showing)
      throws IOException {
    try (var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(context(showing))
            .build()) {
      return http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// The certificate as it was issued, for a double that serves with it.
  public KeyMaterial certificate() {
    return certificate;
  }

  /// Shows this service's certificate and trusts the house's authorities.
  public SSLContext tls() {
    return context(true);
  }

  private SSLContext context(boolean showing) {
    try {
      var trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (var authority : certificate.authorities()) {
        trusted.setCertificateEntry(authority.getSerialNumber().toString(), authority);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(showing ? keys() : new KeyManager[0], trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private KeyManager[] keys() throws GeneralSecurityException, IOException {
    var own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "own",
        certificate.privateKey(),
        new char[0],
        certificate.chain().toArray(X509Certificate[]::new));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, new char[0]);
    return keys.getKeyManagers();
  }

  private static IdentitySettings identity(ServiceName name) {
    return new IdentitySettings() {
      @Override
      public String service() {
        return name.id();
      }

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
    };
  }
}
