package dev.parley.retention.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kernel.id.ServiceName;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import dev.parley.testing.ServiceActor;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The evidence as people of Keycloak's realm get it, or not.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "retention-service"),
      @ResourceArg(name = "parley.sites", value = "src/test/sites"),
      @ResourceArg(name = "parley.peers.data-middleware-service", value = "https://localhost:1"),
    })
class ConsoleTest {
  private static final ServiceActor GATEWAY = ServiceActor.of(ServiceName.GATEWAY);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource(value = "/", tls = true)
  URI retention;

  @Test
  void showsAnAuditorTheBucketsAndTheirCertificates() throws Exception {
    var auditor = PlatformFixture.platform().personToken("auditor");
    var buckets = json(get("/v1/buckets?limit=3", auditor)).path("buckets");
    assertThat(buckets).hasSizeBetween(1, 3);
    assertThat(buckets.path(0).path("site").asText()).isNotEmpty();
    assertThat(buckets.path(0).path("state").asText()).isIn("open", "destroying", "destroyed");

    var certificate = awaitCertificate(auditor);
    var statement = get("/v1/certificates/" + certificate.path("id").asText(), auditor);
    assertThat(statement.statusCode()).isEqualTo(200);
    assertThat(statement.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/jwt");
    assertThat(statement.body().split("\\.", -1)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"representative", "operator"})
  void showsNothingToOtherPeople(String role) throws IOException {
    var person = PlatformFixture.platform().personToken(role);
    refused(403, "caller.forbidden", get("/v1/buckets", person));
    refused(403, "caller.forbidden", get("/v1/certificates", person));
  }

  @Test
  void showsNothingToAService() throws IOException {
    refused(
        401,
        "caller.unauthenticated",
        get("/v1/buckets", GATEWAY.token(ServiceName.ENGINE_ADAPTER)));
  }

  @Test
  void showsNothingWithoutAToken() throws IOException {
    var request = HttpRequest.newBuilder(retention.resolve("/v1/certificates")).GET();
    refused(401, "caller.unauthenticated", GATEWAY.callWithoutCertificate(request));
    refused(401, "caller.unauthenticated", get("/v1/certificates", "no.token.atall"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "-1"})
  void refusesALimitOutOfBounds(String limit) throws IOException {
    var auditor = PlatformFixture.platform().personToken("auditor");
    refused(400, "request.malformed", get("/v1/buckets?limit=" + limit, auditor));
  }

  @Test
  void knowsNoCertificateThatWasNotIssued() throws IOException {
    var auditor = PlatformFixture.platform().personToken("auditor");
    refused(404, "request.unknown", get("/v1/certificates/" + UUID.randomUUID(), auditor));
    refused(404, "request.unknown", get("/v1/certificates/none", auditor));
  }

  private JsonNode awaitCertificate(String auditor) throws Exception {
    for (var tries = 0; tries < 200; tries++) {
      var newest = json(get("/v1/certificates?limit=1", auditor)).path("certificates");
      if (!newest.isEmpty()) {
        return newest.path(0);
      }
      Thread.sleep(200);
    }
    throw new AssertionError("no certificate came");
  }

  /// People come without a certificate.
  private HttpResponse<String> get(String path, String token) throws IOException {
    return GATEWAY.callWithoutCertificate(
        HttpRequest.newBuilder(retention.resolve(path))
            .header("Authorization", "Bearer " + token)
            .GET());
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static void refused(int status, String code, HttpResponse<String> answer)
      throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("code").asText()).isEqualTo(code);
  }
}
