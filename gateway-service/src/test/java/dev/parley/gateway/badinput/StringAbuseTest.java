package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.BadCase;
import dev.parley.testing.badinput.Fates;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every text wherever a stranger's text is read.
class StringAbuseTest extends BadInputHouse {
  private static final List<String> HEADERS =
      List.of(
          "Accept",
          "Authorization",
          "Connection",
          "Content-Type",
          "Cookie",
          "Forwarded",
          "If-None-Match",
          "Last-Event-ID",
          "Origin",
          "Parley-Challenge",
          "Parley-Key",
          "Parley-Ticket",
          "Range",
          "X-Forwarded-For");

  private static final Set<String> PASSED_ON =
      Set.of(
          "authorization",
          "parley-ticket",
          "accept",
          "parley-key",
          "last-event-id",
          "host",
          "content-type",
          "content-length",
          "transfer-encoding");

  private static final String RESUMING =
      "GET /v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0/messages/1/reply";

  private static RunningGateway challenging;
  private static String session;

  @BeforeAll
  static void arrive() {
    challenging = RunningGateway.of(Manner.USUAL);
    session = visitor.session();
  }

  @AfterAll
  static void leave() {
    challenging.close();
  }

  static Stream<BadCase> texts() {
    return BadCase.of("strings.txt");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isNoSite(BadCase bad) throws IOException {
    var body = new JsonObject().put("site", text(bad)).encode().getBytes(StandardCharsets.UTF_8);
    var asked =
        request(
            "POST /v1/sessions",
            "Origin: " + Visitor.ORIGIN + "\r\nContent-Type: application/json\r\n",
            body);
    assertThat(Fates.survives(gateway, bad.name(), asked)).isBetween(400, 413);
  }

  /// The few that are made of letters, digits, and `._~-` are names like any other.
  @ParameterizedTest
  @MethodSource("texts")
  void isASubjectByItsFormAlone(BadCase bad) throws IOException {
    var text = text(bad);
    assertThat(Fates.survives(gateway, bad.name(), minting(text, Visitor.ORIGIN)))
        .isEqualTo(text.matches("[A-Za-z0-9._~-]{1,128}") ? 201 : 400);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isNoOrigin(BadCase bad) throws IOException {
    assertThat(Fates.survives(gateway, bad.name(), minting("guest", text(bad))))
        .isBetween(400, 403);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isNoSolution(BadCase bad) throws IOException {
    var asked =
        request(
            "POST /v1/sessions",
            "Origin: "
                + Visitor.ORIGIN
                + "\r\nContent-Type: application/json\r\nParley-Challenge: "
                + Base64.getEncoder().encodeToString(bad.bytes())
                + "\r\n",
            "{\"site\":\"hotel\"}".getBytes(StandardCharsets.US_ASCII));
    assertThat(Fates.survives(challenging.visitor().gateway(), bad.name(), asked)).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void breaksNoHeader(BadCase bad) throws IOException {
    for (var name : HEADERS) {
      var head =
          RESUMING
              + " HTTP/1.1\r\nHost: h\r\nX-Smuggled: yes\r\n"
              + (name.equals("Authorization") ? "" : "Authorization: Bearer " + session + "\r\n")
              + (name.equals("Origin") ? "" : "Origin: " + Visitor.ORIGIN + "\r\n")
              + name
              + ": ";
      var asked =
          joined(
              head.getBytes(StandardCharsets.US_ASCII),
              bad.bytes(),
              "\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      Fates.survives(gateway, name + ": " + bad.name(), asked);
    }
    assertThat(UPSTREAM_HEADS)
        .allSatisfy(heads ->
            assertThat(heads.names())
                .extracting(name -> name.toLowerCase(Locale.ROOT))
                .isSubsetOf(PASSED_ON));
    UPSTREAM_HEADS.clear();
  }

  private static String text(BadCase bad) {
    return new String(bad.bytes(), StandardCharsets.UTF_8);
  }

  private static byte[] minting(String subject, String origin) {
    var claims = HOTEL.claims(subject);
    claims.put("origin", origin);
    return request(
        "POST /v1/sites/hotel/sessions",
        "Content-Type: application/json\r\nAuthorization: Bearer "
            + HOTEL.assertion(claims)
            + "\r\n",
        new JsonObject()
            .put("subject", subject)
            .put("origin", origin)
            .encode()
            .getBytes(StandardCharsets.UTF_8));
  }
}
