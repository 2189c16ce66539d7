package dev.parley.gateway;

import static dev.parley.gateway.house.Answers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.Waiting;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.identity.TicketVerifier;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.statement.StatementVerifier;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The way of a sealed frame and of its reply, over real TLS to a real upstream.
class RelayTest extends RelayHouse {
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
}
