package dev.parley.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.acl.Scope;
import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.GeofenceRules;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.house.Answers;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.record.DecisionRecord;
import dev.parley.kernel.id.SiteId;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Each gate refuses through the real route, in its place, and what it decided is recorded.
class AdmissionRouteTest {
  private static final SiteId HOTEL = new SiteId("hotel");
  private static final String GERMAN = "198.51.100.7";
  private static final String FRENCH = "203.0.113.7";

  private final AtomicInteger lookUps = new AtomicInteger();
  private final RunningGateway house =
      RunningGateway.of(
          Manner.USUAL
              .believing(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "127.0.0.1"))
              .fenced(fence())
              .with(Map.of("parley.ladder.suspicious.refusals", "3")));

  @AfterEach
  void stop() {
    house.close();
  }

  @Test
  void admitsWhomEveryGateAdmits() {
    assertThat(visitor(GERMAN).session()).isNotEmpty();
    assertThat(house.decisions().content())
        .allSatisfy(record -> assertThat(record.prefix()).isPresent());
  }

  @Test
  void refusesWhomNoProxyOfOursVouchesFor() {
    refused(status(house.visitor()), 400, "client.unresolved", "client");
  }

  @Test
  void refusesWhomTheSuitesListDenies() {
    house.lists().replace(Scope.SUITE, "deny 198.51.100.0/24\n");
    refused(status(visitor(GERMAN)), 403, "access.denied", "acl");
    assertThat(status(visitor(FRENCH).from("https://inn.example")).statusCode()).isEqualTo(200);
  }

  @Test
  void recordsTheCountryOfWhomAListDenies() {
    house.lists().replace(Scope.SUITE, "deny 203.0.113.0/24\n");
    refused(status(visitor(FRENCH)), 403, "access.denied", "acl");
    assertThat(newest().country()).contains("FR");
    refused(status(house.visitor()), 400, "client.unresolved", "client");
    assertThat(newest().country()).isEmpty();
  }

  @Test
  void looksAPlaceUpOnceForEachRequest() {
    assertThat(open(visitor(FRENCH).from("https://inn.example"), "inn").statusCode())
        .isEqualTo(201);
    // The first try, the challenge, and the try that solves it.
    assertThat(lookUps).hasValue(3);
  }

  @Test
  void asksASitesListOnlyForThatSite() {
    house.lists().replace(new Scope.OfSite(HOTEL), "deny 198.51.100.7\n");
    refused(open(visitor(GERMAN)), 403, "access.denied", "acl");
    assertThat(open(visitor(GERMAN).from("https://inn.example"), "inn").statusCode())
        .isEqualTo(201);
  }

  @Test
  void refusesARegionThatASiteDoesNotServe() {
    refused(open(visitor(FRENCH)), 403, "region.denied", "geofence");
    assertThat(open(visitor(FRENCH).from("https://inn.example"), "inn").statusCode())
        .isEqualTo(201);
    assertThat(newest().country()).contains("FR");
  }

  @Test
  void answersWithTheFirstRefusal() {
    house.lists().replace(Scope.SUITE, "deny 203.0.113.0/24\n");
    house.ladder().pin(Rung.CLOSED);
    refused(open(visitor(FRENCH)), 403, "access.denied", "acl");
  }

  @Test
  void closesWhatIsWorkAndNothingElseOnTheLastRung() {
    house.ladder().pin(Rung.CLOSED);
    var closed = open(visitor(GERMAN));
    refused(closed, 503, "site.closed", "ladder");
    assertThat(closed.headers().firstValueAsLong("Retry-After")).isPresent();
    assertThat(new JsonObject(status(visitor(GERMAN)).body()).getString("rung"))
        .isEqualTo("closed");
    assertThat(
            visitor(GERMAN)
                .send(visitor(GERMAN).request("/widget/parley-chat.js").GET())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void lastsOutWhatHasBegunOnTheLastRung() {
    var token = visitor(GERMAN).session();
    house.ladder().pin(Rung.CLOSED);
    var renewed =
        visitor(GERMAN)
            .send(
                visitor(GERMAN)
                    .request("/v1/sessions/renewal", token)
                    .POST(BodyPublishers.noBody()));
    assertThat(renewed.statusCode()).as(renewed.body()).isEqualTo(200);
    refused(
        visitor(GERMAN).send(visitor(GERMAN).frame(token, UUID.randomUUID(), 64)),
        503,
        "site.closed",
        "ladder");
  }

  @Test
  void recordsAHeadOfTwoReadingsAsTheFirstGatesRefusal() throws IOException {
    var answer =
        house
            .visitor()
            .raw(
                """
                GET /v1/status HTTP/1.1
                Host: gateway
                Host: elsewhere

                """,
                new byte[0]);
    assertThat(answer).startsWith("HTTP/1.1 400").contains("request.malformed");
    assertThat(newest().gate()).isEqualTo("form");
    assertThat(newest().prefix()).isEmpty();
  }

  @Test
  void asksForAChallengeBeforeASessionAndTakesItsSolutionOnce() {
    var visitor = visitor(GERMAN);
    refused(unsolved(visitor), 403, "challenge.required", "challenge");
    var solution = visitor.solution();
    assertThat(solved(visitor, solution).statusCode()).isEqualTo(201);
    refused(solved(visitor, solution), 403, "challenge.replayed", "challenge");
    refused(solved(visitor, "bm9uZQ=="), 403, "challenge.invalid", "challenge");
  }

  @Test
  void asksMoreWorkOfASourceThatWasRefusedOften() {
    var visitor = visitor(GERMAN);
    assertThat(work(visitor)).isEqualTo(1_000);
    for (var tries = 0; tries < 3; tries++) {
      refused(unsolved(visitor), 403, "challenge.required", "challenge");
    }
    assertThat(work(visitor)).isEqualTo(200_000);
    assertThat(work(visitor("198.51.100.8"))).isEqualTo(1_000);
  }

  @Test
  void neverReadsTheBodyOfWhatItRefuses() throws Exception {
    house.lists().replace(Scope.SUITE, "deny 0.0.0.0/0\n");
    var answer =
        house
            .visitor()
            .raw(
                """
                POST /v1/sessions HTTP/1.1
                Host: gateway
                Origin: https://hotel.example
                X-Forwarded-For: 198.51.100.7
                Content-Type: application/json
                Content-Length: 1000000
                Expect: 100-continue
                Connection: close

                """,
                new byte[0]);
    assertThat(answer).startsWith("HTTP/1.1 403").contains("access.denied");
    assertThat(answer).doesNotContain("100 Continue");
  }

  @Test
  void recordsAnAdmissionOnceByTheLastGateThatWasAsked() {
    assertThat(status(visitor(GERMAN)).statusCode()).isEqualTo(200);
    assertThat(house.decisions().content())
        .singleElement()
        .satisfies(record -> {
          assertThat(record.isAdmitted()).isTrue();
          assertThat(record.gate()).isEqualTo("limit");
          assertThat(record.country()).contains("DE");
        });
  }

  @Test
  void recordsARefusalOnceAndWithoutTheAddress() {
    house.lists().replace(Scope.SUITE, "deny 198.51.100.0/24\n");
    refused(status(visitor(GERMAN)), 403, "access.denied", "acl");
    assertThat(house.decisions().refused()).isEqualTo(1);
    assertThat(newest().prefix())
        .hasValueSatisfying(prefix ->
            assertThat(prefix.toString()).doesNotContain("198.51").doesNotContain("c633"));
    assertThat(newest().use()).isEqualTo("STATUS");
  }

  private Visitor visitor(String address) {
    return house.visitor().at(address);
  }

  private static HttpResponse<String> status(Visitor visitor) {
    return visitor.send(visitor.request("/v1/status").GET());
  }

  private static HttpResponse<String> open(Visitor visitor) {
    return open(visitor, "hotel");
  }

  private static HttpResponse<String> open(Visitor visitor, String site) {
    return visitor.open("{\"site\":\"" + site + "\"}");
  }

  private static HttpResponse<String> unsolved(Visitor visitor) {
    return visitor.send(visitor.opening("{\"site\":\"hotel\"}"));
  }

  private static HttpResponse<String> solved(Visitor visitor, String solution) {
    return visitor.send(
        visitor.opening("{\"site\":\"hotel\"}").header("Parley-Challenge", solution));
  }

  private static int work(Visitor visitor) {
    return new JsonObject(visitor.send(visitor.request("/v1/challenge").GET()).body())
        .getInteger("maxnumber");
  }

  private void refused(HttpResponse<String> answer, int status, String code, String gate) {
    Answers.refused(answer, status, code);
    assertThat(house.decisions().content())
        .filteredOn(record -> !record.isAdmitted())
        .first()
        .satisfies(record -> {
          assertThat(record.gate()).isEqualTo(gate);
          assertThat(record.outcome()).isEqualTo(code);
        });
  }

  private DecisionRecord newest() {
    return house.decisions().content().stream()
        .filter(record -> !record.isAdmitted())
        .findFirst()
        .orElseThrow();
  }

  /// The hotel serves Germany; the inn everybody.
  private Geofence fence() {
    var rules =
        GeofenceRules.parse(
            HOTEL, "geofence.yaml", "countries: {allow: [DE]}\nunknown-country: refuse\n");
    return new Geofence(
        () -> Map.of(HOTEL, rules),
        address -> {
          lookUps.incrementAndGet();
          return new Place(
              Optional.of(address.toString().startsWith("203") ? "FR" : "DE"),
              OptionalLong.empty());
        },
        site -> false);
  }
}
