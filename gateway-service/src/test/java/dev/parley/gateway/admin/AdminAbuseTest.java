package dev.parley.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testing.badinput.BadCase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The lists of bad input before the operators' listener.
class AdminAbuseTest {
  private static RunningAdmin admin;

  @BeforeAll
  static void start() {
    admin =
        new RunningAdmin(
            new AdminParts(
                Optional.empty(),
                Optional.of(new ListsDouble()),
                Optional.of(new LadderDouble()),
                Optional.of(JsonObject::new)));
  }

  @AfterAll
  static void stop() {
    admin.close();
  }

  static Stream<BadCase> bodies() {
    return BadCase.of("json.txt");
  }

  static Stream<BadCase> heads() {
    return BadCase.of("token-heads.txt");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void pinsNothingForIt(BadCase bad) {
    assertThat(status("PUT", "/admin/ladder", "application/json", bad.bytes()))
        .isEqualTo(bad.bytes().length > 256 ? 413 : 400);
  }

  /// An empty mapping is a proposal that changes nothing, and the rest of YAML is no JSON.
  @ParameterizedTest
  @MethodSource("bodies")
  void replaysNothingForIt(BadCase bad) {
    assertThat(status("POST", "/admin/admission/replay", "application/json", bad.bytes()))
        .isEqualTo(
            bad.name().equals("empty-object") ? 200 : bad.bytes().length > 262_144 ? 413 : 400);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void takesNoListFromIt(BadCase bad) {
    assertThat(status("PUT", "/admin/access-lists/suite", "text/plain", bad.bytes()))
        .isIn(200, 400);
  }

  @Test
  void takesNothingThatIsNotUtf8() {
    var list = "deny 203.0.113.0/24 # \u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(status("PUT", "/admin/access-lists/suite", "text/plain", list)).isEqualTo(400);
  }

  /// A few bytes that would be many gigabytes.
  @Test
  void unfoldsNoReferences() {
    var bomb = new StringBuilder("sites:\n  hotel: {access: &a [deny 203.0.113.0/24]}\n");
    for (var site = 0; site < 900; site++) {
      bomb.append("  s").append(site).append(": {access: *a}\n");
    }
    var bytes = bomb.toString().getBytes(StandardCharsets.US_ASCII);
    assertThat(status("POST", "/admin/admission/replay", "application/yaml", bytes)).isEqualTo(400);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void letsNobodyInByAHead(BadCase bad) {
    var head = Base64.getUrlEncoder().withoutPadding().encodeToString(bad.bytes());
    for (var claims : List.of("e30", "bnVsbA", "AAAA")) {
      var answer =
          admin.send(
              admin
                  .request("/admin/ladder")
                  .header("Authorization", "Bearer " + head + "." + claims + ".AAAAAAAA")
                  .GET());
      assertThat(answer.statusCode()).as("%s: %s", bad, answer.body()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/admin/%zz",
        "/admin/%",
        "/%zz",
        "/admin/ladder%00",
        "/admin/../admin/ladder",
        "/admin/%2e%2e/ladder",
        "//admin/ladder",
        "/admin//ladder",
        "/admin/ladder;a=b",
        "/admin/access-lists/sites/%zz",
        "/admin/access-lists/sites/%c0%af",
        "/admin/admission/explain?address=%zz",
        "/admin/admission/explain?address=1.2.3.4&address=1.2.3.4",
        "/admin/admission/records?limit=%00",
        "/admin/admission/records?limit=99999999999",
        "/admin/ladder#x",
        "admin/ladder",
        "*"
      })
  void answersAnyPathBelow500AndAtOnce(String path) throws IOException {
    var answer = admin.raw("GET " + path + " HTTP/1.1");
    assertThat(answer).startsWith("HTTP/1.1 ");
    assertThat(Integer.parseInt(answer, 9, 12, 10)).as(answer).isBetween(200, 499);
  }

  @Test
  void takesNoRequestThatHasTwoReadings() throws IOException {
    for (var line :
        List.of("GET /admin/ladder HTTP/1.1\r\nHost: x", "GET /admin/ladder HTTP/1.2")) {
      assertThat(admin.raw(line)).as(line).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void asksForABodyThatIsHeldBack() throws IOException {
    var lines =
        "PUT /admin/ladder HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 15\r\nExpect: 100-continue";
    assertThat(admin.invited(lines, "{\"rung\":\"open\"}")).contains("HTTP/1.1 200");
  }

  private static int status(String method, String path, String type, byte[] body) {
    return admin
        .send(
            admin
                .as(RunningAdmin.OPERATOR, path)
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofByteArray(body)))
        .statusCode();
  }
}
