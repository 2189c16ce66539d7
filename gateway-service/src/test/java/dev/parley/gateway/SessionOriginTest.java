package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.Visitor;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A session on every endpoint that takes one: from its own page alone, and whatever its key does.
class SessionOriginTest {
  private static final String ID = "0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0";
  private static final Map<String, String> CALLS =
      Map.of(
          "/v1/manifest",
          "GET",
          "/v1/sessions/renewal",
          "POST",
          "/v1/conversations/" + ID + "/messages",
          "POST",
          "/v1/conversations/" + ID + "/messages/1/reply",
          "GET");

  private static RunningGateway house;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    house =
        RunningGateway.of(
            List.of(
                SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519").site(Optional.empty()),
                SiteServer.of("inn", "https://inn.example", "Ed25519").site(Optional.empty())),
            RunningGateway.Issuer.NONE);
    visitor = house.visitor();
  }

  @AfterAll
  static void stop() {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "https://inn.example",
        "https://hotel.example:8443",
        "https://hotel.example.",
        "https://HOTEL.example",
        "http://hotel.example",
        "https://hotel.example/",
        "https://hotel.example https://hotel.example"
      })
  void refusesEveryCallFromAnotherPageStreamsIncluded(String origin) {
    var token = visitor.session();
    CALLS.forEach((path, method) -> {
      var answer = visitor.from(origin).send(call(visitor.from(origin), path, method, token));
      assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(403);
      assertThat(answer.body()).contains("session.origin");
    });
  }

  @Test
  void refusesEveryCallThatSaysItsOriginTwice() throws IOException {
    var token = visitor.session();
    for (var call : CALLS.entrySet()) {
      var answer =
          visitor.raw(
              call.getValue()
                  + " "
                  + call.getKey()
                  + " HTTP/1.1\nHost: x\nOrigin: "
                  + Visitor.ORIGIN
                  + "\nOrigin: "
                  + Visitor.ORIGIN
                  + "\nAuthorization: Bearer "
                  + token
                  + "\nContent-Type: "
                  + Visitor.FRAME
                  + "\nConnection: close\nContent-Length: 0\n\n",
              new byte[0]);
      assertThat(answer).startsWith("HTTP/1.1 403").contains("session.origin");
    }
  }

  @Test
  void letsItsOwnPageThroughEverywhere() {
    var token = visitor.session();
    CALLS.forEach((path, method) -> {
      var answer = visitor.send(call(visitor, path, method, token));
      assertThat(answer.body()).as(path).doesNotContain("session.", "site.");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue(Visitor.ORIGIN);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
      assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    });
  }

  /// The key says that it was made 25 s ago, so it is used after 5 s more: as long as a verifier
  /// may go without asking, and somebody with made-up versions tries to decide when it asks.
  @Test
  void refusesNoValidTokenWhileItsKeyTurnsUnderLoad() throws InterruptedException {
    var failures = new ConcurrentLinkedQueue<String>();
    var versions = new ConcurrentSkipListSet<Integer>();
    var first = visitor.session();
    house.transit().rotate("session", Instant.now().minusSeconds(25));
    var until = System.nanoTime() + Duration.ofSeconds(8).toNanos();
    try (var visitors = Executors.newFixedThreadPool(4)) {
      visitors.execute(() -> {
        while (System.nanoTime() < until) {
          renew(forged(first));
        }
      });
      for (var each = 0; each < 3; each++) {
        visitors.execute(() -> {
          var token = first;
          while (System.nanoTime() < until) {
            var answer = renew(token);
            if (answer.statusCode() != 200) {
              failures.add(answer.body());
              return;
            }
            token = new JsonObject(answer.body()).getString("token");
            versions.add(version(token));
          }
        });
      }
      visitors.shutdown();
      assertThat(visitors.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(failures).isEmpty();
    assertThat(versions).containsExactly(1, 2);
    assertThat(renew(first).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> renew(String token) {
    return visitor.send(
        visitor.request("/v1/sessions/renewal", token).POST(BodyPublishers.noBody()));
  }

  private static String forged(String token) {
    var head =
        "{\"alg\":\"ES256\",\"typ\":\"parley-session+jwt\",\"kid\":\""
            + ThreadLocalRandom.current().nextInt(3, 100_000)
            + "\"}";
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(head.getBytes(StandardCharsets.US_ASCII))
        + token.substring(token.indexOf('.'));
  }

  private static int version(String token) {
    return Integer.parseInt(
        new JsonObject(
                new String(
                    Base64.getUrlDecoder().decode(token.split("\\.", -1)[0]),
                    StandardCharsets.UTF_8))
            .getString("kid"));
  }

  private static HttpRequest.Builder call(Visitor from, String path, String method, String token) {
    var request = from.request(path, token);
    return method.equals("GET")
        ? request.GET()
        : path.endsWith("messages")
            ? from.frame(token, UUID.fromString(ID), 100)
            : request.POST(BodyPublishers.noBody());
  }
}
