package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.platform.tls.Https;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Sessions by the real Keycloak and the real Vault: a site's client mints one, and the key that
/// signs it turns.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gateway-service"),
      @ResourceArg(name = "PARLEY_DEMO_ORIGIN", value = Visitor.ORIGIN),
      @ResourceArg(name = "parley.peers.engine-adapter-service", value = "https://localhost:1")
    })
class RealSessionsTest {
  private static final String BODY =
      "{\"subject\":\"guest-17\",\"origin\":\"" + Visitor.ORIGIN + "\"}";
  private static final Duration LONGEST_TURN = Duration.ofSeconds(90);

  @TestHTTPResource("/")
  private URI address;

  @Test
  void mintsForTheDemoSitesClientOfKeycloak() throws Exception {
    var minted = mint("hotel", clientToken());
    assertThat(minted.statusCode()).as(minted.body()).isEqualTo(201);
    assertThat(renew(token(minted)).statusCode()).isEqualTo(200);
  }

  @Test
  void mintsForNoPersonAndNoOtherSite() throws Exception {
    for (var answer :
        new HttpResponse<?>[] {
          mint("hotel", PlatformFixture.platform().personToken("operator")),
          mint("inn", clientToken())
        }) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body().toString()).contains("site.credential");
    }
  }

  @Test
  void refusesNoValidTokenWhileTheKeyTurnsInVault() throws Exception {
    var first = new Visitor(address).session();
    var before = version(first);
    turnKey();
    var versions = new TreeSet<Integer>();
    var until = System.nanoTime() + LONGEST_TURN.toNanos();
    var token = first;
    while (!versions.contains(before + 1) && System.nanoTime() < until) {
      var answer = renew(token);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      token = token(answer);
      versions.add(version(token));
    }
    assertThat(versions).containsExactly(before, before + 1);
    assertThat(renew(first).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> mint(String site, String credential) {
    var server = new Visitor(address).from("");
    return server.send(
        server
            .request("/v1/sites/" + site + "/sessions", credential)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(BODY)));
  }

  private HttpResponse<String> renew(String token) {
    var visitor = new Visitor(address);
    return visitor.send(
        visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
  }

  private static String clientToken() throws IOException, InterruptedException {
    var keycloak = PlatformFixture.platform().addresses().keycloak();
    var login = "site-hotel:" + secret("client-site-hotel");
    var answer =
        send(
            keycloak.caFile(),
            HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(login.getBytes(StandardCharsets.US_ASCII)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    return new JsonObject(answer).getString("access_token");
  }

  /// As an operator would, or Vault by its own clock.
  private static void turnKey() throws IOException, InterruptedException {
    var vault = PlatformFixture.platform().addresses().vault();
    send(
        vault.caFile(),
        HttpRequest.newBuilder(vault.url().resolve("/v1/transit/keys/session/rotate"))
            .header("X-Vault-Token", secret("vault-root-token"))
            .POST(BodyPublishers.noBody()));
  }

  private static String send(Path authorities, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var client = Https.trusting(authorities)) {
      var answer = client.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
      return answer.body();
    }
  }

  private static String secret(String name) throws IOException {
    return Files.readString(PlatformFixture.platform().state().resolve("secrets").resolve(name));
  }

  private static String token(HttpResponse<String> answer) {
    return new JsonObject(answer.body()).getString("token");
  }

  private static int version(String token) {
    return Integer.parseInt(
        new JsonObject(
                new String(
                    Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]),
                    StandardCharsets.UTF_8))
            .getString("kid"));
  }
}
