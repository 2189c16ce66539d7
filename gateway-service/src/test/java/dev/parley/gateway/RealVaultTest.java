package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.AdapterDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service as it is built, logged in to the real Vault, before an adapter that has its
/// certificate from the same.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gateway-service"),
      @ResourceArg(name = "PARLEY_DEMO_ORIGIN", value = Visitor.ORIGIN),
      @ResourceArg(name = "parley.identity.certificate-ttl", value = "6S"),
      @ResourceArg(name = "quarkus.tls.engine-adapter-service.reload-period", value = "1s")
    })
@WithTestResource(AdapterDouble.class)
class RealVaultTest {
  @TestHTTPResource("/")
  private URI address;

  @TestHTTPResource(value = "/metrics", management = true)
  private URI measures;

  private Visitor visitor;
  private String session;

  @BeforeEach
  void arrive() {
    visitor = new Visitor(address);
    session = visitor.session();
  }

  @Test
  void opensAndRenewsASession() {
    var answer =
        visitor.send(
            visitor.request("/v1/sessions/renewal", session).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void handsOutAChallengeUnderAKeyOfTheRealVault() {
    var answer = visitor.send(visitor.request("/v1/challenge").GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(visitor.solution()).isNotEmpty();
  }

  @Test
  void refusesAForgedSession() {
    refused(
        visitor.send(
            visitor
                .request("/v1/manifest", session.substring(0, session.length() - 8) + "AAAAAAAA")
                .GET()),
        401,
        "session.invalid");
  }

  @Test
  void refusesAnotherPage() {
    refused(visitor.from("https://inn.example").open("{\"site\":\"hotel\"}"), 403, "site.origin");
  }

  @Test
  void knowsNoOtherPathAndNoHealthOnThePublicListener() {
    for (var path :
        new String[] {"/", "/q/health", "/q/health/ready", "/q/metrics", "/index.html"}) {
      refused(visitor.send(visitor.request(path).GET()), 404, "request.unknown");
    }
  }

  /// A proxy that lets the upgrade through would become a tunnel for the visitor's own words.
  @Test
  void speaksNoHttp2WithoutTls() throws IOException {
    assertThat(
            visitor.raw(
                "GET /v1/status HTTP/1.1\nHost: x\nConnection: Upgrade, HTTP2-Settings\n"
                    + "Upgrade: h2c\nHTTP2-Settings: AAMAAABkAAQAAP__\nConnection: close\n\n",
                new byte[0]))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void showsItsMeasuresOnTheManagementListener() throws IOException, InterruptedException {
    try (var operator = HttpClient.newHttpClient()) {
      var answer = operator.send(HttpRequest.newBuilder(measures).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("jvm_memory_used_bytes").doesNotContain("http_server_");
    }
  }

  @Test
  void servesTheWidget() {
    var answer = visitor.send(visitor.request("/widget/parley-chat.js").GET());
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void refusesALargeBodyWithAProblem() {
    refused(visitor.open(" ".repeat(900_000)), 413, "request.too-large");
    refused(
        visitor.send(visitor.frame(session, UUID.randomUUID(), 300_000)), 413, "frame.too-large");
  }

  @Test
  void provesWhoItIsByCertificateAndToken() {
    var answer = visitor.send(visitor.frame(session, UUID.randomUUID(), 100));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var seen = new JsonObject(answer.body());
    assertThat(seen.getString("spiffe")).isEqualTo("spiffe://parley/gateway-service");
    assertThat(seen.getString("svc")).isEqualTo("gateway-service");
    assertThat(seen.getString("aud")).isEqualTo("engine-adapter-service");
    assertThat(seen.getString("typ")).isEqualTo("parley-ticket+jwt");
    assertThat(seen.getInteger("length")).isEqualTo(100);
  }

  @Test
  void livesThroughNewCertificatesWithoutADroppedRequest() throws InterruptedException {
    var serials = new TreeSet<String>();
    var until = System.nanoTime() + 14_000_000_000L;
    var count = 0;
    while (System.nanoTime() < until) {
      var answer = visitor.send(visitor.frame(session, UUID.randomUUID(), 100));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      serials.add(new JsonObject(answer.body()).getString("serial"));
      count++;
      Thread.sleep(20);
    }
    assertThat(count).isGreaterThan(100);
    assertThat(serials.size()).isGreaterThanOrEqualTo(3);
  }
}
