package dev.parley.adapter.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.adapter.sealing.Visitor;
import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.id.SiteId;
import dev.parley.testing.PlatformFixture;
import dev.parley.testing.PlatformResource;
import dev.parley.testing.ServiceActor;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "service", value = "engine-adapter-service"))
@WithTestResource(MiddlewareAddress.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdapterServiceTest {
  private static final SiteId HOTEL = new SiteId("hotel");
  private static final String CANARY = "canary-7f3e91";

  @TestHTTPResource(value = "/", tls = true)
  URI adapter;

  @ConfigProperty(name = MiddlewareAddress.PORT)
  int middlewarePort;

  private MiddlewareDouble middleware;
  private ServiceActor peer;
  private Gateway gateway;
  private Visitor visitor;
  private String ticket;

  @BeforeAll
  void startThePeers() throws IOException {
    middleware =
        new MiddlewareDouble(middlewarePort, ServiceActor.of(ServiceName.DATA_MIDDLEWARE).tls());
    peer = ServiceActor.of(ServiceName.GATEWAY);
    gateway = new Gateway(adapter, peer);
  }

  @AfterAll
  void stopTheMiddleware() {
    middleware.close();
  }

  @BeforeEach
  void arrive() throws Exception {
    visitor = Visitor.of(HOTEL, publicKey());
    ticket = gateway.ticket(visitor, "guest-1", Instant.now().plusSeconds(300));
  }

  @Test
  void signsItsManifestWithTheKeyThatSitesPin() throws Exception {
    var answer = gateway.get("/v1/manifest");
    var parts = answer.body().split("\\.", -1);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/jwt");
    assertThat(gateway.get("/v1/manifest").body()).isEqualTo(answer.body());
    var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
    verifier.initVerify(pinned());
    verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void asksNoEngineThatCostsWhileTheGatewaySaysScriptedOnly() throws Exception {
    CostlyEngine.let(true);
    try {
      var usual = gateway.send(visitor, ticket, visitor.frame(1, "What time is check-in?", "en"));
      assertThat(whole(chunks(usual.body()))).isEqualTo(CostlyEngine.WORDS);
      for (var rung : List.of("scripted-only", "a-rung-of-tomorrow")) {
        arrive();
        var request =
            gateway.messages(visitor).header("Parley-Ticket", ticket).header("Parley-Rung", rung);
        var answer =
            gateway.send(request, Gateway.FRAME, visitor.frame(1, "What time is check-in?", "en"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(whole(chunks(answer.body()))).isNotBlank().isNotEqualTo(CostlyEngine.WORDS);
      }
    } finally {
      CostlyEngine.let(false);
    }
  }

  @Test
  void answersAVisitorAndKeepsBothMessagesSealed() throws Exception {
    var answer = gateway.send(visitor, ticket, visitor.frame(1, "What time is check-in?", "en"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var chunks = chunks(answer.body());
    assertThat(chunks.getLast().last()).isTrue();
    assertThat(whole(chunks)).isNotBlank();
    assertThat(answer.body()).contains("id:1.0");
    assertThat(calls())
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(call -> call.contains(" engine-adapter-service "));
    assertThat(calls().toString()).contains("\"retentionClass\":\"general\"");
  }

  @Test
  void tellsAReplyAgain() throws Exception {
    var first = gateway.send(visitor, ticket, visitor.frame(1, "Hello", "en"));
    var again = gateway.resume(visitor, ticket, 1);

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(whole(chunks(again.body()))).isEqualTo(whole(chunks(first.body())));
    assertThat(chunks(again.body()).getLast().last()).isTrue();
  }

  @Test
  void carriesAConversationOn() throws Exception {
    for (var turn = 1; turn <= 3; turn++) {
      var answer = gateway.send(visitor, ticket, visitor.frame(turn, "Hello again", "en"));

      assertThat(chunks(answer.body()).getLast().last()).isTrue();
    }
  }

  @Test
  void tellsAReplyThatCouldNotBeKeptAsAProblemAndMakesItAnewLater() throws Exception {
    middleware.loseReplies(true);
    HttpResponse<String> broken;
    try {
      broken = gateway.send(visitor, ticket, visitor.frame(1, "Hello", "en"));
    } finally {
      middleware.loseReplies(false);
    }
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(broken.body())
        .contains("event:problem", "\"code\":\"upstream.unavailable\"")
        .endsWith("\n\n");
    assertThat(chunks(broken.body())).noneMatch(Visitor.Chunk::last);

    var resumed = chunks(gateway.resume(visitor, ticket, 1).body());
    assertThat(resumed.getLast().last()).isTrue();
    assertThat(resumed.getFirst().offset()).isZero();
  }

  @Test
  void refusesWhatTheWireRefuses() throws Exception {
    var frame = visitor.frame(1, "Hello", "en");
    assertProblem(415, "frame.media-type", sendAs("text/plain", frame));
    assertProblem(415, "frame.media-type", sendAs("application/json", frame));
    assertProblem(413, "frame.too-large", sendAs(Gateway.FRAME, new byte[65_537]));
    assertProblem(400, "frame.malformed", sendAs(Gateway.FRAME, new byte[0]));
    assertProblem(400, "frame.malformed", sendAs(Gateway.FRAME, Arrays.copyOf(frame, 100)));
    assertProblem(
        400, "frame.unreadable", sendAs(Gateway.FRAME, Arrays.copyOf(frame, frame.length - 1)));
    assertProblem(400, "message.malformed", sendAs(Gateway.FRAME, visitor.frame(1, "no json")));
    assertProblem(
        400,
        "frame.moved",
        sendAs(Gateway.FRAME, Visitor.of(HOTEL, publicKey()).frame(1, "Hello", "en")));
    var unknown =
        Visitor.of(
            HOTEL,
            visitor.conversation(),
            dev.parley.adapter.sealing.key.RecipientKey.generate().publicBytes());
    assertProblem(410, "frame.key-expired", sendAs(Gateway.FRAME, unknown.frame(1, "Hello", "en")));
    assertThat(calls()).isEmpty();
  }

  @Test
  void refusesAReplayAGapAndAnotherKey() throws Exception {
    var frame = visitor.frame(1, "Hello", "en");
    assertThat(gateway.send(visitor, ticket, frame).statusCode()).isEqualTo(200);

    assertProblem(409, "message.replayed", gateway.send(visitor, ticket, frame));
    assertProblem(
        409,
        "message.out-of-order",
        gateway.send(visitor, ticket, visitor.frame(3, "Hello", "en")));
    var changed = Visitor.of(HOTEL, visitor.conversation(), publicKey());
    assertProblem(
        409,
        "conversation.key-changed",
        gateway.send(changed, ticket, changed.frame(2, "Hello", "en")));
    var stranger = gateway.ticket(visitor, "guest-2", Instant.now().plusSeconds(300));
    assertProblem(
        403,
        "conversation.not-yours",
        gateway.send(visitor, stranger, visitor.frame(2, "Hello", "en")));
    assertProblem(403, "conversation.not-yours", gateway.resume(visitor, stranger, 1));
    assertProblem(404, "reply.unknown", gateway.resume(visitor, ticket, 2));
  }

  @Test
  void refusesATicketThatDoesNotHold() throws Exception {
    var frame = visitor.frame(1, "Hello", "en");
    var other = Visitor.of(HOTEL, publicKey());
    assertProblem(
        401, "ticket.missing", gateway.send(gateway.messages(visitor), Gateway.FRAME, frame));
    assertProblem(401, "ticket.invalid", gateway.send(visitor, "no.ticket.here", frame));
    assertProblem(
        401,
        "ticket.expired",
        gateway.send(
            visitor, gateway.ticket(visitor, "guest-1", Instant.now().minusSeconds(1)), frame));
    assertProblem(
        403,
        "conversation.not-yours",
        gateway.send(
            visitor, gateway.ticket(other, "guest-1", Instant.now().plusSeconds(300)), frame));
  }

  @Test
  void refusesACallerWithoutTokenOrCertificate() throws Exception {
    var manifest = HttpRequest.newBuilder(adapter.resolve("/v1/manifest"));

    assertProblem(401, "caller.unauthenticated", peer.call(manifest));
    assertThatThrownBy(() -> peer.callWithoutCertificate(manifest)).isInstanceOf(IOException.class);
  }

  @Test
  void saysThatTheMiddlewareIsAwayAndKeepsNothing() throws Exception {
    middleware.close();
    try {
      assertProblem(
          503,
          "upstream.unavailable",
          gateway.send(visitor, ticket, visitor.frame(1, "Hello", "en")));
    } finally {
      middleware =
          new MiddlewareDouble(middlewarePort, ServiceActor.of(ServiceName.DATA_MIDDLEWARE).tls());
    }
    assertThat(gateway.send(visitor, ticket, visitor.frame(1, "Hello", "en")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void logsNothingThatAVisitorWrote() throws Exception {
    try (var heard = new Heard()) {
      var answer = gateway.send(visitor, ticket, visitor.frame(1, CANARY, "en"));
      assertThat(chunks(answer.body()).getLast().last()).isTrue();
      assertProblem(
          400, "message.malformed", gateway.send(visitor, ticket, visitor.frame(2, CANARY)));
      assertProblem(
          400,
          "message.malformed",
          gateway.send(visitor, ticket, visitor.frame(2, "{\"" + CANARY + "\":1}")));
      assertThat(gateway.resume(visitor, ticket, 1).statusCode()).isEqualTo(200);

      assertThat(heard.records()).anyMatch(record -> record.contains("turn.answered"));
      assertThat(heard.records()).noneMatch(record -> record.contains(CANARY));
    }
    assertThat(calls()).noneMatch(call -> call.contains(CANARY));
  }

  private HttpResponse<String> sendAs(String type, byte[] body) throws Exception {
    return gateway.send(gateway.messages(visitor).header("Parley-Ticket", ticket), type, body);
  }

  private List<String> calls() {
    return middleware.seen().stream()
        .filter(call -> call.contains(visitor.conversation().toString()))
        .toList();
  }

  private List<Visitor.Chunk> chunks(String events) {
    var chunks = new ArrayList<Visitor.Chunk>();
    for (var line : events.lines().toList()) {
      if (line.startsWith("data:") && !line.startsWith("data:{")) {
        chunks.add(visitor.open(line.substring("data:".length()).strip()));
      }
    }
    return chunks;
  }

  private static String whole(List<Visitor.Chunk> chunks) {
    var text = new StringBuilder();
    chunks.forEach(chunk -> text.append(chunk.text()));
    return text.toString();
  }

  private byte[] publicKey() throws Exception {
    var claims = gateway.get("/v1/manifest").body().split("\\.", -1)[1];
    JsonNode json = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(claims));
    return Base64.getUrlDecoder().decode(json.path("keys").path(0).path("pub").asText());
  }

  private static java.security.PublicKey pinned() throws GeneralSecurityException {
    var point = Base64.getUrlDecoder().decode(PlatformFixture.platform().manifestKey());
    var curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(
                    new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                    new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static void assertProblem(int status, String code, HttpResponse<String> answer)
      throws IOException {
    assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }
}
