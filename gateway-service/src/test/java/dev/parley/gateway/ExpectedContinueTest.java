package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SiteServer;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import dev.parley.testing.badinput.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client that holds its body back until it is asked for it is asked for it, and only when
/// somebody will read it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1">RFC 9110, section
///   10.1.1</a>
class ExpectedContinueTest {
  private static final SiteServer HOTEL = SiteServer.of("hotel", Visitor.ORIGIN, "Ed25519");
  private static final String JSON = "Content-Type: application/json\r\n";
  private static final String BODY = "{\"site\":\"hotel\"}";
  private static final String INVITED = "100 Continue";

  private static UpstreamDouble upstream;
  private static RunningGateway house;

  @BeforeAll
  static void start() {
    var authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(request ->
        request
            .body()
            .onSuccess(body ->
                request
                    .response()
                    .putHeader("Content-Type", "text/event-stream")
                    .end("heard " + body.length())));
    house =
        new RunningGateway(
            new RunningGateway.Before(
                upstream.address(), authority.leaf("gateway-service"), authority.trust()),
            Manner.USUAL
                .unchallenged()
                .serving(List.of(HOTEL.site(Optional.empty())), RunningGateway.Issuer.NONE));
  }

  @AfterAll
  static void stop() {
    house.close();
    upstream.close();
  }

  @Test
  void asksForWhatOpensASession() throws IOException {
    assertThat(invited("/v1/sessions", origin() + JSON, BODY)).contains("HTTP/1.1 201");
  }

  @Test
  void asksForWhatMintsASession() throws IOException {
    var proof = "Authorization: Bearer " + HOTEL.assertion("guest-17") + "\r\n";
    assertThat(invited("/v1/sites/hotel/sessions", proof + JSON, HOTEL.body("guest-17")))
        .contains("HTTP/1.1 201");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20_000})
  void asksForAFrame(int length) throws IOException {
    var session =
        origin()
            + "Authorization: Bearer %s\r\nContent-Type: %s\r\n"
                .formatted(house.visitor().session(), Visitor.FRAME);
    var path = "/v1/conversations/" + UUID.randomUUID() + "/messages";
    assertThat(invited(path, session, "x".repeat(length))).contains("heard " + length);
  }

  @Test
  void asksForNothingThatNobodyReads() throws IOException {
    for (var fields :
        new String[] {origin() + "Content-Type: text/plain\r\n", JSON, origin() + "X: y\r\n"}) {
      try (var wire = new Wire(house.visitor().gateway())) {
        var talk = wire.send(head("/v1/sessions", "HTTP/1.1", fields, 17)).until(1);
        assertThat(talk.bytes()).startsWith("HTTP/1.1 4").doesNotContain(INVITED);
      }
    }
  }

  /// It would take that for the answer.
  @Test
  void tellsAnOlderClientNothing() throws IOException {
    try (var wire = new Wire(house.visitor().gateway())) {
      wire.send(head("/v1/sessions", "HTTP/1.0", origin() + JSON, BODY.length()));
      assertThat(wire.hears(INVITED)).isFalse();
      assertThat(wire.send(BODY.getBytes(StandardCharsets.US_ASCII)).until(1).bytes())
          .startsWith("HTTP/1.0 201");
    }
  }

  @Test
  void asksOverHttp2Too() {
    var vertx = Vertx.vertx();
    try {
      var address = house.speakingHttp2();
      var client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setProtocolVersion(HttpVersion.HTTP_2)
                  .setHttp2ClearTextUpgrade(false));
      var status =
          client
              .request(
                  new RequestOptions()
                      .setMethod(HttpMethod.POST)
                      .setHost(address.getHost())
                      .setPort(address.getPort())
                      .setURI("/v1/sessions"))
              .compose(ExpectedContinueTest::answeredWhenAsked)
              .map(HttpClientResponse::statusCode);
      assertThat(Waiting.on(status)).isEqualTo(201);
    } finally {
      Waiting.on(vertx.close());
    }
  }

  private static Future<HttpClientResponse> answeredWhenAsked(HttpClientRequest request) {
    request
        .putHeader("Origin", Visitor.ORIGIN)
        .putHeader("Content-Type", "application/json")
        .putHeader("Content-Length", Integer.toString(BODY.length()))
        .putHeader("Expect", "100-continue")
        .continueHandler(asked -> request.end(Buffer.buffer(BODY)));
    return request.sendHead().compose(sent -> request.response());
  }

  /// What is said to a client that sends its body only when asked.
  private static String invited(String path, String fields, String body) throws IOException {
    try (var wire = new Wire(house.visitor().gateway())) {
      wire.send(head(path, "HTTP/1.1", fields + "Connection: close\r\n", body.length()));
      assertThat(wire.hears(INVITED)).isTrue();
      wire.send(body.getBytes(StandardCharsets.US_ASCII));
      assertThat(wire.ends()).isTrue();
      return wire.until(1).bytes();
    }
  }

  private static String origin() {
    return "Origin: " + Visitor.ORIGIN + "\r\n";
  }

  private static byte[] head(String path, String version, String fields, int length) {
    return ("POST " + path + " " + version + "\r\nHost: h\r\n" + fields)
        .concat("Expect: 100-Continue\r\nContent-Length: " + length + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
