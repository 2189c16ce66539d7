package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.Visitor;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What breaks on either side, and what the other side is told.
class RelayBreaksTest extends RelayHouse {
  @Test
  void neverCompletesAnOversizeFrameUpstream() throws InterruptedException {
    var broken = new CountDownLatch(1);
    var completed = new AtomicInteger();
    upstream.answers(request -> {
      request.exceptionHandler(reset -> broken.countDown());
      request.endHandler(end -> completed.incrementAndGet());
      request.handler(bytes -> {});
    });
    refused(visitor.send(chunked(200_000)), 413, "frame.too-large");
    assertThat(broken.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(completed).hasValue(0);
  }

  @Test
  void passesOnNothingThatIsNeitherAReplyNorAProblem() {
    upstream.answers(request ->
        request
            .response()
            .setStatusCode(500)
            .putHeader("Content-Type", "text/html")
            .end("<b>stack</b>"));
    refused(visitor.send(visitor.frame(session, conversation, 10)), 503, "upstream.unavailable");
    upstream.answers(
        request -> request.response().putHeader("Content-Type", "text/html").end("<b>hello</b>"));
    refused(visitor.send(visitor.frame(session, conversation, 10)), 503, "upstream.unavailable");
  }

  @Test
  void saysSoWhenTheUpstreamIsAway() {
    try (var alone =
        new RunningGateway(
            URI.create("https://localhost:1"),
            authority.leaf("lonely-gateway"),
            authority.trust())) {
      var other = alone.visitor();
      var token = other.session();
      refused(other.send(other.frame(token, conversation, 10)), 503, "upstream.unavailable");
      refused(other.send(other.request("/v1/manifest", token).GET()), 503, "upstream.unavailable");
    }
  }

  @Test
  void doesNotTalkToAnUpstreamOfAnotherAuthority() {
    var asked = new AtomicInteger();
    upstream.answers(request -> asked.incrementAndGet());
    var stranger = TestAuthority.create();
    try (var misled =
        new RunningGateway(
            upstream.address(), authority.leaf("misled-gateway"), stranger.trust())) {
      var other = misled.visitor();
      refused(
          other.send(other.frame(other.session(), conversation, 10)), 503, "upstream.unavailable");
    }
    assertThat(asked).hasValue(0);
  }

  @Test
  void doesNotWaitForeverForAnAnswer() {
    upstream.answers(request -> request.body());
    var began = System.nanoTime();
    refused(visitor.send(visitor.frame(session, conversation, 10)), 503, "upstream.unavailable");
    assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(5);
  }

  /// The adapter's time begins with the end of the frame.
  @Test
  void waitsLongerForASlowFrameThanForAnAnswer() throws Exception {
    upstream.answers(request -> request.body().onSuccess(body -> stream(request, "fine\n")));
    try (var socket = sendingAPart("Content-Length: 20000\r\nConnection: close")) {
      TimeUnit.MILLISECONDS.sleep(2_500);
      socket.getOutputStream().write(new byte[20_000 - "only a part".length()]);
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 200").contains("fine");
    }
  }

  @Test
  void anUpstreamThatBreaksOffBeforeItAnswersIsAway() {
    upstream.answers(request -> request.connection().close());
    refused(visitor.send(visitor.frame(session, conversation, 10)), 503, "upstream.unavailable");
  }

  @Test
  void aCutStaysACut() throws IOException {
    upstream.answers(request -> {
      begin(request);
      request.response().write("half").onSuccess(sent -> request.connection().close());
    });
    try (var body = visitor.stream(visitor.frame(session, conversation, 10)).body()) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
    var raw =
        visitor.raw(
            "GET /v1/conversations/"
                + conversation
                + "/messages/1/reply HTTP/1.1\nHost: x\nOrigin: "
                + Visitor.ORIGIN
                + "\nAuthorization: Bearer "
                + session
                + "\n\n",
            new byte[0]);
    assertThat(raw).startsWith("HTTP/1.1 200").contains("half").doesNotEndWith("0\r\n\r\n");
  }

  @Test
  void aStreamThatFallsSilentIsCut() throws IOException {
    upstream.answers(request -> {
      begin(request);
      request.response().write("half");
    });
    try (var body = visitor.stream(visitor.frame(session, conversation, 10)).body()) {
      assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aClientThatLeavesEndsTheRequestUpstream() throws Exception {
    var reset = new CountDownLatch(1);
    upstream.answers(request -> {
      begin(request);
      request.response().closeHandler(gone -> reset.countDown());
      request.response().write("half");
    });
    try (var socket = asking("GET", "/messages/1/reply", "")) {
      read(socket.getInputStream(), "half");
    }
    assertThat(reset.await(2, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aFrameThatBreaksOffIsNeverCompletedUpstream() throws Exception {
    var broken = new CountDownLatch(1);
    var begun = new CountDownLatch(1);
    upstream.answers(request -> {
      begun.countDown();
      request.exceptionHandler(reset -> broken.countDown());
      request.handler(bytes -> {});
    });
    try (var _ = sendingAPart("Content-Length: 20000")) {
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(broken.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aSmallFrameThatBreaksOffIsNeverBegunUpstream() throws Exception {
    var bodies = new ConcurrentLinkedQueue<Integer>();
    upstream.answers(request ->
        request
            .body()
            .onSuccess(body -> {
              bodies.add(body.length());
              stream(request, "fine\n");
            }));
    try (var socket = sendingAPart("Expect: 100-continue\r\nContent-Length: 1000")) {
      read(socket.getInputStream(), "100 Continue");
    }
    var whole = visitor.send(visitor.frame(session, conversation, 5));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(bodies).containsExactly(5);
  }

  @Test
  void keepsTheConnectionSaneAfterARefusal() throws IOException {
    upstream.answers(request -> request.body().onSuccess(body -> stream(request, "fine\n")));
    var path = "POST /v1/conversations/" + conversation + "/messages HTTP/1.1\nHost: x\nOrigin: ";
    var head = path + Visitor.ORIGIN + "\nContent-Length: 5\nContent-Type: ";
    var refusedFirst = head + "text/plain\n\nhello";
    var acceptedThen =
        head
            + Visitor.FRAME
            + "\nConnection: close\nAuthorization: Bearer "
            + session
            + "\n\nhello";
    var answers = visitor.raw(refusedFirst + acceptedThen, new byte[0]);
    assertThat(answers).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200", "fine");
  }

  /// A connection on which the head of a frame came, and only a part of what it promises.
  private Socket sendingAPart(String headers) throws IOException {
    var socket =
        asking("POST", "/messages", headers + "\r\nContent-Type: " + Visitor.FRAME + "\r\n");
    socket.getOutputStream().write("only a part".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private Socket asking(String method, String path, String headers) throws IOException {
    var address = visitor.gateway();
    var socket = new Socket(address.getHost(), address.getPort());
    var head =
        "%s /v1/conversations/%s%s HTTP/1.1\r\nHost: x\r\nOrigin: %s\r\nAuthorization: Bearer %s\r\n%s\r\n"
            .formatted(method, conversation, path, Visitor.ORIGIN, session, headers);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}
