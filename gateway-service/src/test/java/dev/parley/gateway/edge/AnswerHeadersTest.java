package dev.parley.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.client.ClientSettings;
import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every answer carries, through the real route.
class AnswerHeadersTest {
  private static final String STRICT = "Strict-Transport-Security";
  private static final String USUAL = "max-age=63072000; includeSubDomains";

  @Test
  void marksEveryAnswerThatAProxyOfOursGotOverTls() {
    try (var house = behind(ForwardingHeader.X_FORWARDED_FOR)) {
      var visitor = house.visitor().at("203.0.113.9");
      for (var answer : answers(visitor, "X-Forwarded-Proto", "https")) {
        assertThat(answer.headers().firstValue(STRICT)).as(said(answer)).hasValue(USUAL);
        hardened(answer);
      }
    }
  }

  @Test
  void marksNoAnswerOverPlainHttp() {
    try (var house = behind(ForwardingHeader.X_FORWARDED_FOR)) {
      var visitor = house.visitor().at("203.0.113.9");
      for (var proto : new String[] {"http", "", "httpss", "https, http", "http, https"}) {
        for (var answer : answers(visitor, "X-Forwarded-Proto", proto)) {
          assertThat(answer.headers().firstValue(STRICT)).as(proto + said(answer)).isEmpty();
          hardened(answer);
        }
      }
      for (var answer : answers(visitor, "Forwarded", "for=203.0.113.9;proto=https")) {
        assertThat(answer.headers().firstValue(STRICT)).as(said(answer)).isEmpty();
      }
    }
  }

  @Test
  void believesNoStranger() {
    try (var direct = RunningGateway.of(Manner.USUAL)) {
      for (var answer : answers(direct.visitor(), "X-Forwarded-Proto", "https")) {
        assertThat(answer.headers().firstValue(STRICT)).as(said(answer)).isEmpty();
        hardened(answer);
      }
    }
    try (var elsewhere = of(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "192.0.2.7"))) {
      for (var answer : answers(elsewhere.visitor(), "X-Forwarded-Proto", "https")) {
        assertThat(answer.headers().firstValue(STRICT)).as(said(answer)).isEmpty();
      }
    }
  }

  @Test
  void readsTheElementOfForwardedThatNamesTheVisitor() {
    try (var house =
        of(ClientRules.behind(ForwardingHeader.FORWARDED, "127.0.0.1", "10.0.0.0/8"))) {
      var visitor = house.visitor();
      assertThat(strict(visitor, "for=203.0.113.9;proto=https")).isTrue();
      assertThat(strict(visitor, "for=203.0.113.9;Proto=\"HTTPS\"")).isTrue();
      assertThat(strict(visitor, "for=203.0.113.9;proto=https, for=10.0.0.1;proto=http")).isTrue();
      assertThat(strict(visitor, "for=203.0.113.9;proto=http, for=10.0.0.1;proto=https")).isFalse();
      assertThat(strict(visitor, "for=6.6.6.6;proto=https, for=203.0.113.9;proto=http")).isFalse();
      assertThat(strict(visitor, "for=6.6.6.6;proto=https, for=203.0.113.9")).isFalse();
      assertThat(strict(visitor, "for=203.0.113.9;proto=https;bad")).isFalse();
      assertThat(strict(visitor, "for=10.0.0.1;proto=https")).isFalse();
    }
  }

  @Test
  void believesNothingInTheHeaderThatOurProxiesDoNotWrite() {
    try (var house = behind(ForwardingHeader.X_FORWARDED_FOR)) {
      assertThat(strict(house.visitor(), "for=203.0.113.9;proto=https")).isFalse();
    }
    try (var house = behind(ForwardingHeader.FORWARDED)) {
      var visitor = house.visitor();
      assertThat(
              visitor
                  .send(visitor.request("/nowhere").header("X-Forwarded-Proto", "https"))
                  .headers()
                  .firstValue(STRICT))
          .isEmpty();
    }
  }

  @Test
  void saysWhatTheOperatorSetsWhereTlsEndsHere() {
    assertThat(own(Map.of())).containsExactly(USUAL);
    assertThat(
            own(
                Map.of(
                    "parley.edge.hsts.max-age",
                    "300S",
                    "parley.edge.hsts.include-subdomains",
                    "false")))
        .containsExactly("max-age=300");
    assertThat(own(Map.of("parley.edge.hsts.max-age", "0S")))
        .containsExactly("max-age=0; includeSubDomains");
    assertThat(own(Map.of("parley.edge.hsts.enabled", "false"))).isEmpty();
    assertThatThrownBy(() -> own(Map.of("parley.edge.hsts.max-age", "1001D")))
        .hasMessage("parley.edge.hsts.max-age: 0 to 1000 days");
  }

  private static List<String> own(Map<String, String> settings) {
    var headers =
        new AnswerHeaders(
            true,
            Configured.as(EdgeSettings.class, settings).hsts(),
            new ClientAddresses(ClientRules.DIRECT));
    var vertx = Vertx.vertx();
    try {
      var router = Router.router(vertx);
      router
          .route()
          .handler(context -> {
            headers.mark(context);
            context.response().end();
          });
      var server = Waiting.on(vertx.createHttpServer().requestHandler(router).listen(0));
      var visitor = new Visitor(URI.create("http://127.0.0.1:" + server.actualPort()));
      return visitor.send(visitor.request("/").GET()).headers().allValues(STRICT);
    } finally {
      Waiting.on(vertx.close());
    }
  }

  /// One of each kind: served, unknown, refused by a gate, another method, a body that is no use.
  private static List<HttpResponse<String>> answers(Visitor visitor, String name, String value) {
    var from = visitor.from("https://attacker.example");
    return List.of(
            visitor.request("/v1/status").GET(),
            visitor.request("/widget/parley-chat.js").GET(),
            visitor.request("/nowhere").GET(),
            visitor.request("/v1/manifest").GET(),
            visitor.request("/v1/sessions").GET(),
            visitor.opening("{"),
            from.opening("{\"site\":\"hotel\"}"),
            visitor
                .request("/v1/sessions")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()))
        .stream()
        .map((HttpRequest.Builder request) -> visitor.send(request.header(name, value)))
        .toList();
  }

  private static boolean strict(Visitor visitor, String forwarded) {
    return visitor
        .send(visitor.request("/nowhere").header("Forwarded", forwarded))
        .headers()
        .firstValue(STRICT)
        .isPresent();
  }

  private static void hardened(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).isPresent();
    assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
  }

  private static String said(HttpResponse<String> answer) {
    return answer.request().uri() + " " + answer.statusCode();
  }

  private static RunningGateway behind(ForwardingHeader header) {
    return of(ClientRules.behind(header, "127.0.0.1"));
  }

  private static RunningGateway of(ClientSettings clients) {
    return RunningGateway.of(Manner.USUAL.believing(clients));
  }
}
