package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.LocalTransit;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a visitor meets who never gets as far as the upstream.
class GatewayTest extends GatewayHouse {
  @Test
  void opensASessionForAPageThatTheSiteLists() {
    var answer = visitor.open("{\"site\":\"hotel\"}");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(Visitor.ORIGIN);
    var body = new JsonObject(answer.body());
    assertThat(body.fieldNames()).containsExactlyInAnyOrder("token", "expiresAt");
    var claims = claims(body.getString("token"));
    assertThat(claims.getString("iss")).isEqualTo("gateway-service");
    assertThat(claims.getString("aud")).isEqualTo("gateway-service");
    assertThat(claims.getString("site")).isEqualTo("hotel");
    assertThat(claims.getString("origin")).isEqualTo(Visitor.ORIGIN);
    assertThat(Base64.getUrlDecoder().decode(claims.getString("sub"))).hasSize(16);
    assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(900);
    assertThat(Instant.parse(body.getString("expiresAt")).getEpochSecond())
        .isEqualTo(claims.getLong("exp"));
  }

  @Test
  void neverGivesTwoVisitorsOneSubject() {
    assertThat(claims(visitor.session()).getString("sub"))
        .isNotEqualTo(claims(visitor.session()).getString("sub"));
  }

  @Test
  void renewalKeepsTheSubject() {
    var token = visitor.session();
    var answer =
        visitor.send(visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(200);
    var renewed = claims(new JsonObject(answer.body()).getString("token"));
    assertThat(renewed.getString("sub")).isEqualTo(claims(token).getString("sub"));
    assertThat(renewed.getString("site")).isEqualTo("hotel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://attacker.example",
        "https://inn.example",
        "https://HOTEL.example",
        "https://hotel.example.attacker.example",
        "http://hotel.example",
        "https://hotel.example:8443",
        "null",
        ""
      })
  void refusesASessionForAnotherPage(String origin) {
    refused(visitor.from(origin).open("{\"site\":\"hotel\"}"), 403, "site.origin");
  }

  @Test
  void refusesTwoOrigins() throws IOException {
    var body = "{\"site\":\"hotel\"}";
    assertThat(
            visitor.raw(
                "POST /v1/sessions HTTP/1.1\nHost: x\nOrigin: "
                    + Visitor.ORIGIN
                    + "\nOrigin: "
                    + Visitor.ORIGIN
                    + "\nContent-Type: application/json\nConnection: close\nContent-Length: "
                    + body.length()
                    + "\n\n",
                body.getBytes(StandardCharsets.US_ASCII)))
        .startsWith("HTTP/1.1 403")
        .contains("site.origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "HOTEL", "../hotel", "", "hotel\\u0000"})
  void refusesAnUnknownSite(String site) {
    refused(visitor.open("{\"site\":\"" + site + "\"}"), 404, "site.unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"hotel\"",
        "{}",
        "{\"site\":1}",
        "{\"site\":[\"hotel\"]}",
        "{\"site\":{\"a\":{\"b\":{}}}}",
        "{\"site\":\"hotel\",\"site\":\"hotel\"}",
        "{\"site\":\"hotel\",\"more\":1}",
        "{\"site\":\"hotel\"} {}",
        "{'site':'hotel'}"
      })
  void refusesABodyOfAnotherForm(String body) {
    refused(visitor.open(body), 400, "request.malformed");
  }

  @Test
  void refusesALargeBodyBeforeReadingIt() {
    refused(visitor.open(" ".repeat(200_000)), 413, "request.too-large");
  }

  @Test
  void refusesALargeBodyThatDoesNotSayHowLargeItIs() {
    refused(
        visitor.send(
            visitor
                .request("/v1/sessions")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[5_000])))),
        413,
        "request.too-large");
  }

  @Test
  void refusesAnotherMediaType() {
    refused(
        visitor.send(
            visitor
                .request("/v1/sessions")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"site\":\"hotel\"}"))),
        415,
        "request.media-type");
  }

  @Test
  void refusesACallWithoutASession() {
    refused(visitor.send(visitor.request("/v1/manifest").GET()), 401, "session.missing");
    refused(
        visitor.send(
            visitor.request("/v1/manifest").header("Authorization", "Basic aGVsbG86eW91").GET()),
        401,
        "session.missing");
  }

  @Test
  void refusesAForgedSession() {
    var token = visitor.session();
    var parts = token.split("\\.", -1);
    var other = visitor.session().split("\\.", -1);
    manifest(parts[0] + "." + other[1] + "." + parts[2], 401, "session.invalid");
    manifest(token.substring(0, token.length() - 8) + "AAAAAAAA", 401, "session.invalid");
    manifest(parts[0] + "." + parts[1] + ".", 401, "session.invalid");
    manifest(unsigned(parts[1]), 401, "session.invalid");
    manifest("a".repeat(5_000), 401, "session.invalid");
    manifest("nonsense", 401, "session.invalid");
  }

  @Test
  void refusesASessionSignedByAnother() {
    manifest(
        sign(new LocalTransit(), "session", "parley-session+jwt", Map.of()),
        401,
        "session.invalid");
  }

  @Test
  void refusesASessionForAnotherAudienceIssuerOrUse() {
    var transit = house.transit();
    var type = "parley-session+jwt";
    assertThat(status(sign(transit, "session", type, Map.of()))) // the same without a fault goes on
        .isEqualTo(503);
    manifest(
        sign(transit, "session", type, Map.of("aud", "retention-service")), 401, "session.invalid");
    manifest(
        sign(transit, "session", type, Map.of("iss", "engine-adapter-service")),
        401,
        "session.invalid");
    manifest(sign(transit, "session", "parley-ticket+jwt", Map.of()), 401, "session.invalid");
    manifest(sign(transit, "ticket", type, Map.of()), 401, "session.invalid");
    manifest(sign(transit, "session", type, Map.of("site", "not a site")), 401, "session.invalid");
  }

  @Test
  void refusesAnExpiredSession() throws InterruptedException {
    var authority = TestAuthority.create();
    try (var brief =
        new RunningGateway(
            URI.create("https://localhost:1"),
            authority.leaf("gateway-service"),
            authority.trust(),
            new RunningGateway.Lives(Duration.ofSeconds(1), Duration.ofSeconds(10)))) {
      var known = brief.visitor().session();
      var unseen = brief.visitor().session();
      brief.visitor().send(brief.visitor().request("/v1/manifest", known).GET());
      Thread.sleep(1_100);
      for (var token : new String[] {known, unseen}) {
        refused(
            brief.visitor().send(brief.visitor().request("/v1/manifest", token).GET()),
            401,
            "session.expired");
      }
    }
  }

  @Test
  void refusesASessionFromAnotherPageThanItsOwn() {
    var token = visitor.session();
    var elsewhere = visitor.from("https://inn.example");
    refused(elsewhere.send(elsewhere.request("/v1/manifest", token).GET()), 403, "session.origin");
    var nowhere = visitor.from("");
    refused(nowhere.send(nowhere.request("/v1/manifest", token).GET()), 403, "session.origin");
  }

  @Test
  void refusesASessionOfASiteThatIsGoneOrGaveUpThePage() {
    var type = "parley-session+jwt";
    manifest(sign(house.transit(), "session", type, Map.of("site", "gone")), 404, "site.unknown");
    manifest(sign(house.transit(), "session", type, Map.of("site", "inn")), 403, "site.origin");
  }
}
