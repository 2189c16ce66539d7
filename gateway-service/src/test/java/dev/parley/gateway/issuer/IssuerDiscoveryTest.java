package dev.parley.gateway.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.Stores;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssuerDiscoveryTest {
  private static final TestAuthority AUTHORITY = TestAuthority.create();
  private static final PfxOptions KEYS = AUTHORITY.leaf("people");

  @TempDir Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final LocalIssuer issuer = new LocalIssuer();
  private HttpServer server;
  private volatile JsonObject configuration = new JsonObject();
  private volatile int status = 200;

  @BeforeEach
  void serve() {
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(KEYS))
            .requestHandler(request -> {
              var discovery = request.uri().endsWith("/.well-known/openid-configuration");
              request
                  .response()
                  .setStatusCode(status)
                  .end(discovery ? configuration.encode() : issuer.keySet());
            });
    Waiting.on(server.listen(0, "127.0.0.1"));
    configuration =
        new JsonObject().put("issuer", address().toString()).put("jwks_uri", address() + "/certs");
  }

  @AfterEach
  void stop() {
    Waiting.on(vertx.close());
  }

  @Test
  void findsTheKeys() throws IOException {
    assertThat(fetched(AUTHORITY)).isEqualTo(issuer.keySet());
  }

  @Test
  void refusesTheConfigurationOfAnotherIssuer() {
    configuration.put("issuer", "https://localhost/realms/other");
    assertThatThrownBy(() -> fetched(AUTHORITY)).hasStackTraceContaining("not that of");
  }

  @Test
  void refusesKeysThatComeInClear() {
    configuration.put("jwks_uri", "http://localhost/certs");
    assertThatThrownBy(() -> fetched(AUTHORITY)).hasStackTraceContaining("not that of");
  }

  @Test
  void refusesAnIssuerWhoseCertificateIsNotOfTheAuthorities() {
    assertThatThrownBy(() -> fetched(TestAuthority.create()))
        .hasStackTraceContaining("bad_certificate");
  }

  @Test
  void tellsAnOutage() {
    status = 503;
    assertThatThrownBy(() -> fetched(AUTHORITY)).hasStackTraceContaining("the issuer answers 503");
  }

  @Test
  void refusesAnIssuerInClearAndAuthoritiesThatAreNotThere() {
    assertThatThrownBy(() -> new IssuerDiscovery(URI.create("http://localhost"), pem(AUTHORITY)))
        .hasMessage("parley.people.issuer must be HTTPS");
    assertThatThrownBy(() -> new IssuerDiscovery(address(), folder.resolve("none.pem")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("none.pem");
  }

  private String fetched(TestAuthority trusted) throws IOException {
    return Waiting.on(new IssuerDiscovery(address(), pem(trusted)).fetch().toCompletableFuture());
  }

  private URI address() {
    return URI.create("https://localhost:" + server.actualPort() + "/realms/parley");
  }

  private Path pem(TestAuthority authority) throws IOException {
    return Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate(authority))
            + "\n-----END CERTIFICATE-----\n");
  }

  private static byte[] certificate(TestAuthority authority) {
    try {
      return Stores.of(authority.trust()).getCertificate("ca").getEncoded();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
