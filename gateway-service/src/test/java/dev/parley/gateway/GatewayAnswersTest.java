package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What every answer carries, and what is served without a session.
class GatewayAnswersTest extends GatewayHouse {
  @Test
  void saysSoWhenVaultIsAway() {
    try (var alone = RunningGateway.of(Manner.USUAL.unchallenged())) {
      alone.transit().goAway();
      refused(alone.visitor().open("{\"site\":\"hotel\"}"), 503, "upstream.unavailable");
      refused(
          alone.visitor().send(alone.visitor().request("/v1/manifest", visitor.session()).GET()),
          503,
          "upstream.unavailable");
    }
  }

  @Test
  void answersABrowserThatAsksFirst() {
    var answer = preflight(Visitor.ORIGIN);
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(Visitor.ORIGIN);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
        .hasValue("Authorization, Content-Type, Last-Event-ID, Parley-Challenge, Parley-Key");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
  }

  /// RFC 9110, section 15.5.2; RFC 6750, section 3.
  @Test
  void everyAnswerThatAsksForACredentialSaysOfWhichKind() {
    var unknown = visitor.send(visitor.request("/v1/manifest").GET());
    refused(unknown, 401, "session.missing");
    assertThat(unknown.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
    assertThat(unknown.headers().firstValue("Access-Control-Expose-Headers"))
        .hasValueSatisfying(exposed -> assertThat(exposed).contains("WWW-Authenticate"));
    var forged = visitor.send(visitor.request("/v1/manifest", "a.b.c").GET());
    refused(forged, 401, "session.invalid");
    assertThat(forged.headers().allValues("WWW-Authenticate"))
        .containsExactly("Bearer error=\"invalid_token\"");
    assertThat(preflight("https://attacker.example").headers().firstValue("WWW-Authenticate"))
        .isEmpty();
  }

  @Test
  void tellsAnUnlistedPageNothing() {
    var answer = preflight("https://attacker.example");
    refused(answer, 403, "site.origin");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void knowsNoOtherPath() {
    refused(visitor.send(visitor.request("/v2/sessions").GET()), 404, "request.unknown");
    refused(
        visitor.send(
            visitor
                .request("/v1/conversations/no-uuid/messages", visitor.session())
                .POST(BodyPublishers.noBody())),
        404,
        "request.unknown");
  }

  @Test
  void takesNoOtherMethod() {
    var answer = visitor.send(visitor.request("/v1/sessions").GET());
    refused(answer, 405, "request.method");
    assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
  }

  @Test
  void hardensEveryAnswer() {
    for (var path : new String[] {"/v1/manifest", "/nowhere", "/widget/parley-chat.js"}) {
      var headers = visitor.send(visitor.request(path).GET()).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }
  }

  @Test
  void servesTheWidgetToAnyPage() {
    var answer =
        visitor
            .from("https://anyone.example")
            .send(visitor.request("/widget/parley-chat.js").GET());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=300, must-revalidate");
    assertThat(answer.body()).contains("parley-chat");
  }

  @Test
  void doesNotSendTheWidgetAgainToWhoeverHasIt() {
    var tag =
        visitor
            .send(visitor.request("/widget/parley-chat.js").GET())
            .headers()
            .firstValue("ETag")
            .orElseThrow();
    var again =
        visitor.send(visitor.request("/widget/parley-chat.js").header("If-None-Match", tag).GET());
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    var named =
        visitor.send(visitor.request("/widget/parley-chat.js?v=" + tag.replace("\"", "")).GET());
    assertThat(named.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
  }

  @Test
  void compressesTheWidget() {
    var answer =
        visitor.stream(
            visitor.request("/widget/parley-chat.js").header("Accept-Encoding", "br, gzip").GET());
    assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    try (var zip = new GZIPInputStream(answer.body())) {
      assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8)).contains("parley-chat");
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
