package dev.parley.gateway.admin;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.AdapterDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.kernel.id.ServiceName;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import dev.parley.testing.ServiceActor;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The operators' listener of the service as it is built, with its certificate from the real Vault,
/// before people from the real Keycloak.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gateway-service"),
      @ResourceArg(name = "PARLEY_DEMO_ORIGIN", value = Visitor.ORIGIN),
      @ResourceArg(name = "parley.admin.port", value = "0"),
      @ResourceArg(name = "parley.identity.certificate-ttl", value = "6S"),
      @ResourceArg(name = "quarkus.tls.parley.reload-period", value = "1s")
    })
@WithTestResource(AdapterDouble.class)
class RealAdminTest {
  private static final String RECORDS = "/admin/admission/records";

  @Inject AdminListener listener;
  @Inject MeterRegistry meters;

  @TestHTTPResource("/")
  private URI visitors;

  private final ServiceActor anybody = ServiceActor.of(ServiceName.ENGINE_ADAPTER);

  @Test
  void letsTheOperatorInAndNobodyElse() throws IOException {
    assertThat(call(request(RECORDS, "operator")).statusCode()).isEqualTo(200);
    refused(call(request(RECORDS, "auditor")), 403, "caller.forbidden");
    refused(call(request(RECORDS, "supervisor")), 403, "caller.forbidden");
    refused(call(HttpRequest.newBuilder(address(RECORDS))), 401, "caller.unauthenticated");
  }

  @Test
  void showsTheSitesInForceAndThatNoneIsRefused() throws IOException {
    var answer = call(request("/admin/sites", "operator"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"site\":\"hotel\"", "\"contact\":\"security@hotel.example\"")
        .contains("\"refused\":null");
    var written = call(request("/admin/sites/hotel", "operator"));
    assertThat(written.body()).contains("${PARLEY_DEMO_ORIGIN}").doesNotContain(Visitor.ORIGIN);
    assertThat(call(request("/admin/limits", "operator")).body()).contains("\"sites\":[]");
    assertThat(meters.get("parley.sites.refused").gauge().value()).isZero();
    refused(call(request("/admin/sites", "auditor")), 403, "caller.forbidden");
  }

  @Test
  void explainsAndReplaysByTheListsInForce() throws IOException {
    var suite = "/admin/access-lists/suite";
    var explain = "/admin/admission/explain?address=203.0.113.7&site=hotel";
    assertThat(call(request(explain, "operator")).body())
        .contains("\"summary\":\"admitted as far as can be told without");
    var put =
        request(suite, "operator")
            .header("Content-Type", "text/plain")
            .PUT(BodyPublishers.ofString("deny 203.0.113.0/24\n"));
    assertThat(anybody.callWithoutCertificate(put).statusCode()).isEqualTo(200);
    try {
      assertThat(call(request(explain, "operator")).body())
          .contains("\"summary\":\"access.denied by acl (acl.suite.deny:203.0.113.0/24)\"");
      assertThat(call(request("/admin/access-lists", "operator")).body())
          .contains("\"list\":\"suite\",\"source\":\"admin\",\"readable\":true,\"entries\":1");
      var replay =
          request("/admin/admission/replay", "operator")
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{}"));
      assertThat(anybody.callWithoutCertificate(replay).body()).contains("\"sample\":");
    } finally {
      assertThat(anybody.callWithoutCertificate(request(suite, "operator").DELETE()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void aServicesTokenIsNoOperators() throws IOException {
    refused(
        call(
            HttpRequest.newBuilder(address(RECORDS))
                .header("Authorization", "Bearer " + anybody.token(ServiceName.DATA_MIDDLEWARE))),
        401,
        "caller.unauthenticated");
  }

  @Test
  void theVisitorsListenerKnowsNothingOfOperators() {
    var visitor = new Visitor(visitors);
    refused(
        visitor.send(
            visitor.request(RECORDS, PlatformFixture.platform().personToken("operator")).GET()),
        404,
        "request.unknown");
  }

  @Test
  void livesThroughNewCertificatesWithoutADroppedRequest() throws Exception {
    var serials = new TreeSet<String>();
    var operator = PlatformFixture.platform().personToken("operator");
    var until = System.nanoTime() + 14_000_000_000L;
    while (System.nanoTime() < until) {
      var answer =
          call(
              HttpRequest.newBuilder(address(RECORDS))
                  .header("Authorization", "Bearer " + operator));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      serials.add(RunningAdmin.serial(answer));
      Thread.sleep(50);
    }
    assertThat(serials.size()).isGreaterThanOrEqualTo(3);
  }

  private HttpResponse<String> call(HttpRequest.Builder request) throws IOException {
    return anybody.callWithoutCertificate(request.GET());
  }

  private HttpRequest.Builder request(String path, String role) {
    return HttpRequest.newBuilder(address(path))
        .header("Authorization", "Bearer " + PlatformFixture.platform().personToken(role));
  }

  private URI address(String path) {
    return URI.create("https://localhost:" + listener.port() + path);
  }
}
