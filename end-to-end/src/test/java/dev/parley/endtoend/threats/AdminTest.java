package dev.parley.endtoend.threats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Visitor;
import dev.parley.kernel.id.ServiceName;
import dev.parley.testing.ServiceActor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What operators may ask of the gateway, nobody else may, and nowhere but on their own listener.
class AdminTest {
  private static final String EXPLAIN = "/admin/admission/explain?address=203.0.113.7&site=hotel";
  private static final String RECORDS = "/admin/admission/records";
  private static final ServiceActor ANYBODY = House.actor(ServiceName.ENGINE_ADAPTER);

  @Test
  void letsAnOperatorAsk() throws IOException {
    assertThat(ask(EXPLAIN, "operator").statusCode()).isEqualTo(200);
    assertThat(ask(RECORDS, "operator").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auditor", "supervisor", "security-officer", "representative"})
  void refusesEveryOtherPerson(String role) throws IOException {
    refused(ask(EXPLAIN, role), 403, "caller.forbidden");
    refused(ask(RECORDS, role), 403, "caller.forbidden");
  }

  @Test
  void refusesWhoShowsNoTokenOrAServices() throws IOException {
    refused(
        ANYBODY.callWithoutCertificate(HttpRequest.newBuilder(at(EXPLAIN)).GET()),
        401,
        "caller.unauthenticated");
    refused(
        ANYBODY.call(bearing(at(EXPLAIN), ANYBODY.token(ServiceName.DATA_MIDDLEWARE)).GET()),
        401,
        "caller.unauthenticated");
  }

  @Test
  void speaksTlsOnly() {
    var clear = URI.create(House.admin().toString().replace("https:", "http:") + RECORDS);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> sent(HttpRequest.newBuilder(clear).GET().build()));
  }

  @Test
  void isNotOnTheVisitorsListener() throws IOException, InterruptedException {
    for (var path : new String[] {EXPLAIN, RECORDS, "/admin/ladder", "/admin/limits"}) {
      var open = bearing(House.gateway().resolve(path), token("operator")).GET().build();
      refused(sent(open), 404, "request.unknown");
    }
  }

  @Test
  void hasNoVisitorsPath() throws IOException {
    refused(ask("/v1/manifest", "operator"), 404, "request.unknown");
    refused(ask("/widget/parley-chat.js", "operator"), 404, "request.unknown");
  }

  private static HttpResponse<String> sent(HttpRequest request)
      throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private static HttpResponse<String> ask(String path, String role) throws IOException {
    return ANYBODY.callWithoutCertificate(bearing(at(path), token(role)).GET());
  }

  private static URI at(String path) {
    return House.admin().resolve(path);
  }

  private static String token(String role) {
    return House.platform().personToken(role);
  }

  private static HttpRequest.Builder bearing(URI address, String token) {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(Visitor.json(answer.body()).path("code").asText()).isEqualTo(code);
  }
}
