package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.identity.TicketVerifier;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.statement.StatementVerifier;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The way of a sealed frame and of its reply, over real TLS to a real upstream.
class RelayTest {
  private static TestAuthority authority;
  private static UpstreamDouble upstream;
  private static RunningGateway house;
  private static Visitor visitor;
  private static String session;

  private final UUID conversation = UUID.randomUUID();

  @BeforeAll
  static void start() {
    authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    house =
        new RunningGateway(
            upstream.address(), authority.leaf("gateway-service"), authority.trust());
    visitor = house.visitor();
    session = visitor.session();
  }

  @AfterAll
  static void stop() {
    house.close();
    upstream.close();
  }

  @Test
  void passesAFrameOnWithItsTicketAndOurToken() {
    var bytes = new CompletableFuture<Buffer>();
    var head = new CompletableFuture<MultiMap>();
    var path = new CompletableFuture<String>();
    upstream.answers(request -> {
      head.complete(request.headers());
      path.complete(request.method() + " " + request.uri());
      request
          .body()
          .onSuccess(body -> {
            bytes.complete(body);
            stream(request, "event: chunk\n\n");
          });
    });
    var answer = visitor.send(visitor.frame(session, conversation, 1_000));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("event: chunk\n\n");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(Waiting.on(path)).isEqualTo("POST /v1/conversations/" + conversation + "/messages");
    assertThat(Waiting.on(bytes).length()).isEqualTo(1_000);
    assertThat(Waiting.on(head).get("Authorization")).isEqualTo("Bearer " + RunningGateway.TOKEN);
    var ticket =
        new TicketVerifier(new StatementVerifier(house.transit()))
            .verify(
                Waiting.on(head).get(Ticket.HEADER),
                Ticket.Purpose.QUERY,
                new ConversationId(conversation));
    assertThat(ticket.site().value()).isEqualTo("hotel");
    assertThat(ticket.purposes()).containsExactlyInAnyOrder(Ticket.Purpose.values());
  }

  @Test
  void passesNothingElseOfTheClientsHead() {
    var head = new CompletableFuture<MultiMap>();
    upstream.answers(request -> {
      head.complete(request.headers());
      stream(request, "\n");
    });
    visitor.send(
        visitor
            .request("/v1/conversations/" + conversation + "/messages/2/reply", session)
            .header("Parley-Key", "a.b")
            .header("Last-Event-ID", "2.7")
            .header("Parley-Ticket", "mine")
            .header("Cookie", "a=b")
            .header("X-Forwarded-For", "192.0.2.1")
            .header("Accept-Language", "de")
            .GET());
    assertThat(Waiting.on(head).names())
        .extracting(name -> name.toLowerCase(java.util.Locale.ROOT))
        .containsExactlyInAnyOrder(
            "authorization", "parley-ticket", "accept", "parley-key", "last-event-id", "host");
    assertThat(Waiting.on(head).get("Parley-Key")).isEqualTo("a.b");
    assertThat(Waiting.on(head).get("Last-Event-ID")).isEqualTo("2.7");
    assertThat(Waiting.on(head).get("Parley-Ticket")).isNotEqualTo("mine");
  }

  @Test
  void signsOneTicketForManyMessages() {
    upstream.answers(request -> stream(request, "\n"));
    visitor.send(visitor.frame(session, conversation, 1));
    var signed = house.transit().signatures();
    visitor.send(visitor.frame(session, conversation, 1));
    assertThat(house.transit().signatures()).isEqualTo(signed);
  }

  @Test
  void passesEachChunkOnAsItComes() throws IOException {
    var second = new CompletableFuture<Void>();
    upstream.answers(request -> {
      var response = request.response().setChunked(true);
      response.putHeader("Content-Type", "text/event-stream");
      response.write("one\n");
      var _ = second.thenRun(() -> response.end("two\n"));
    });
    try (var body = visitor.stream(visitor.frame(session, conversation, 10)).body()) {
      assertThat(new String(body.readNBytes(4), StandardCharsets.US_ASCII)).isEqualTo("one\n");
      second.complete(null);
      assertThat(new String(body.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("two\n");
    }
  }

  @Test
  void passesALargeReplyToASlowReaderWhole() throws Exception {
    var piece = Buffer.buffer(new byte[64 * 1024]);
    upstream.answers(request -> {
      var response = request.response().setChunked(true);
      response.putHeader("Content-Type", "text/event-stream");
      for (var number = 0; number < 200; number++) {
        response.write(piece);
      }
      response.end();
    });
    try (var body = visitor.stream(visitor.frame(session, conversation, 10)).body()) {
      Thread.sleep(300);
      assertThat(body.transferTo(java.io.OutputStream.nullOutputStream()))
          .isEqualTo(200L * 64 * 1024);
    }
  }

  @Test
  void takesTheLongestFrameAndNoLonger() {
    upstream.answers(
        request -> request.body().onSuccess(body -> stream(request, "" + body.length())));
    assertThat(visitor.send(visitor.frame(session, conversation, 65_536)).body())
        .isEqualTo("65536");
    refused(visitor.send(visitor.frame(session, conversation, 65_537)), 413, "frame.too-large");
    assertThat(visitor.send(chunked(65_536)).body()).isEqualTo("65536");
    refused(visitor.send(chunked(65_537)), 413, "frame.too-large");
    refused(visitor.send(chunked(900_000)), 413, "frame.too-large");
  }

  @Test
  void doesNotAskTheUpstreamAboutAFrameThatSaysItIsTooLarge() {
    var asked = new AtomicInteger();
    upstream.answers(request -> asked.incrementAndGet());
    refused(visitor.send(visitor.frame(session, conversation, 70_000)), 413, "frame.too-large");
    assertThat(asked).hasValue(0);
  }

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
  void refusesAnotherMediaType() {
    for (var type :
        new String[] {"application/json", "application/vnd.parley.frame+x", "text/plain"}) {
      refused(
          visitor.send(
              visitor
                  .request("/v1/conversations/" + conversation + "/messages", session)
                  .header("Content-Type", type)
                  .POST(BodyPublishers.ofString("{}"))),
          415,
          "frame.media-type");
    }
    refused(
        visitor.send(
            visitor
                .request("/v1/conversations/" + conversation + "/messages", session)
                .POST(BodyPublishers.ofString("{}"))),
        415,
        "frame.media-type");
  }

  @Test
  void asksForASessionBeforeAnythingElse() {
    refused(
        visitor.send(
            visitor
                .request("/v1/conversations/" + conversation + "/messages")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(new byte[100_000]))),
        401,
        "session.missing");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "FRAME_MOVED",
        "FRAME_KEY_EXPIRED",
        "MESSAGE_REPLAYED",
        "CONVERSATION_NOT_YOURS",
        "REPLY_UNKNOWN",
        "BUCKET_MISSING",
        "ENGINE_UNAVAILABLE"
      })
  void passesAProblemOn(ProblemCode code) {
    upstream.answers(request -> problem(request, code));
    var answer = visitor.send(visitor.frame(session, conversation, 10));
    refused(answer, code.status(), code.code());
    assertThat(new JsonObject(answer.body()).getString("instance")).startsWith("urn:uuid:");
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "CALLER_UNAUTHENTICATED",
        "CALLER_MISMATCH",
        "CALLER_FORBIDDEN",
        "TICKET_INVALID",
        "TICKET_PURPOSE"
      })
  void keepsProblemsBetweenServicesToItself(ProblemCode code) {
    upstream.answers(request -> problem(request, code));
    refused(visitor.send(visitor.frame(session, conversation, 10)), 503, "upstream.unavailable");
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
    var address = visitor.gateway();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("GET /v1/conversations/"
                      + conversation
                      + "/messages/1/reply HTTP/1.1\r\nHost: x\r\nOrigin: "
                      + Visitor.ORIGIN
                      + "\r\nAuthorization: Bearer "
                      + session
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
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
    var address = visitor.gateway();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST /v1/conversations/"
                      + conversation
                      + "/messages HTTP/1.1\r\nHost: x\r\nOrigin: "
                      + Visitor.ORIGIN
                      + "\r\nContent-Type: "
                      + Visitor.FRAME
                      + "\r\nContent-Length: 1000\r\nAuthorization: Bearer "
                      + session
                      + "\r\n\r\nonly a part")
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(broken.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void keepsTheManifestForAMoment() {
    var asked = new AtomicInteger();
    upstream.answers(request -> {
      asked.incrementAndGet();
      request.response().putHeader("Content-Type", "application/jwt").end("a.b.c");
    });
    try (var fresh =
        new RunningGateway(
            upstream.address(), authority.leaf("fresh-gateway"), authority.trust())) {
      var other = fresh.visitor();
      var token = other.session();
      for (var time = 0; time < 3; time++) {
        var answer = other.send(other.request("/v1/manifest", token).GET());
        assertThat(answer.body()).isEqualTo("a.b.c");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jwt");
      }
    }
    assertThat(asked).hasValue(1);
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

  @Test
  void manyVisitorsAtOnceEachGetTheirOwn() {
    upstream.answers(request -> request.body().onSuccess(body -> stream(request, request.uri())));
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    var ids = new ArrayList<UUID>();
    for (var number = 0; number < 40; number++) {
      var id = UUID.randomUUID();
      ids.add(id);
      answers.add(
          CompletableFuture.supplyAsync(() -> visitor.send(visitor.frame(session, id, 2_000))));
    }
    for (var number = 0; number < ids.size(); number++) {
      assertThat(Waiting.on(answers.get(number)).body()).contains(ids.get(number).toString());
    }
  }

  private HttpRequest.Builder chunked(int length) {
    return visitor
        .request("/v1/conversations/" + conversation + "/messages", session)
        .header("Content-Type", Visitor.FRAME)
        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])));
  }

  private static void begin(HttpServerRequest request) {
    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
  }

  private static void stream(HttpServerRequest request, String text) {
    begin(request);
    request.response().end(text);
  }

  private static void problem(HttpServerRequest request, ProblemCode code) {
    request
        .response()
        .setStatusCode(code.status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .end(Problem.of(code).toJson().toBuffer());
  }

  private static void read(InputStream in, String until) throws IOException {
    var seen = new StringBuilder();
    while (!seen.toString().contains(until)) {
      var next = in.read();
      if (next < 0) {
        throw new IOException("ended before " + until + ": " + seen);
      }
      seen.append((char) next);
    }
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo(code);
  }
}
