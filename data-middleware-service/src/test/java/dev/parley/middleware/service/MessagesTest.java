package dev.parley.middleware.service;

import static dev.parley.middleware.service.Caller.answered;
import static dev.parley.middleware.service.Caller.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.identity.Ticket;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is kept, sealed once more, and who may read it again.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = @ResourceArg(name = "service", value = "data-middleware-service"))
class MessagesTest {
  private static final String INNER = "sealed by the adapter, and no business of the middleware";
  private static final String SEALED =
      Base64.getEncoder().encodeToString(INNER.getBytes(StandardCharsets.US_ASCII));

  @TestHTTPResource(value = "/", tls = true)
  URI middleware;

  private Bucket bucket;
  private Caller visitor;

  @BeforeEach
  void openABucket() throws SQLException {
    var site = "mw-" + UUID.randomUUID().toString().substring(0, 8);
    bucket = new Bucket(site);
    visitor = Caller.of(middleware, site);
  }

  @Test
  void givesBackWhatItKept() throws IOException {
    var receipt = answered(201, visitor.keep(message(1, "visitor")));
    assertThat(receipt.path("bucket").asText()).isEqualTo(bucket.id().toString());
    answered(201, visitor.keep(message(1, "engine")));
    answered(201, visitor.keep(message(2, "visitor")));

    var page = answered(200, visitor.read());
    assertThat(page.path("keyDigest").asText()).isEqualTo(digest(1));
    assertThat(page.path("messages").findValuesAsText("direction"))
        .containsExactly("visitor", "engine", "visitor");
    assertThat(page.path("messages").findValuesAsText("sealed"))
        .containsExactly(SEALED, SEALED, SEALED);
  }

  @Test
  void sealsWhatItKeeps() throws Exception {
    answered(201, visitor.keep(message(1, "visitor")));
    var stored =
        Bucket.query("SELECT encode(sealed, 'hex') FROM message WHERE bucket_id = ?", bucket.id());
    assertThat(stored).hasSize(1);
    assertThat(new String(HexFormat.of().parseHex(stored.getFirst()), StandardCharsets.ISO_8859_1))
        .doesNotContain("sealed by the adapter");
    assertThat(Bucket.query("SELECT wrapped FROM data_key WHERE bucket_id = ?", bucket.id()))
        .singleElement()
        .asString()
        .startsWith("vault:v1:");
  }

  @Test
  void refusesAReplayASecondReplyAndAGap() throws Exception {
    refused(409, "message.out-of-order", visitor.keep(message(2, "visitor")));
    refused(404, "reply.unknown", visitor.keep(message(1, "engine")));
    answered(201, visitor.keep(message(1, "visitor")));
    refused(409, "message.replayed", visitor.keep(message(1, "visitor")));
    refused(409, "message.out-of-order", visitor.keep(message(3, "visitor")));
    refused(404, "reply.unknown", visitor.keep(message(2, "engine")));
    answered(201, visitor.keep(message(1, "engine")));
    refused(409, "reply.exists", visitor.keep(message(1, "engine")));
    assertThat(kept()).isEqualTo(2);
  }

  @Test
  void refusesAnotherSubjectAnotherSiteAndAnotherKey() throws Exception {
    answered(201, visitor.keep(message(1, "visitor")));
    var site = visitor.as("hotel", "guest");
    var subject = visitor.as("hotel", "somebody");
    for (var stranger : new Caller[] {site, subject}) {
      refused(403, "conversation.not-yours", stranger.keep(message(2, "visitor")));
      refused(403, "conversation.not-yours", stranger.read());
    }
    refused(409, "conversation.key-changed", visitor.keep(message(2, "visitor", digest(2))));
    assertThat(kept()).isEqualTo(1);
  }

  @Test
  void needsATicketOfThisConversation() throws Exception {
    refused(401, "ticket.missing", visitor.read(null));
    refused(401, "ticket.invalid", visitor.read("a.b.c"));
    refused(
        401,
        "ticket.expired",
        visitor.read(visitor.ticket(Set.of(Ticket.Purpose.CONVERSATION), Duration.ofSeconds(-30))));
    refused(
        403,
        "ticket.purpose",
        visitor.read(visitor.ticket(Set.of(Ticket.Purpose.QUERY), Duration.ofMinutes(1))));
    refused(403, "conversation.not-yours", visitor.read(Caller.of(middleware, "hotel").ticket()));
    assertThat(kept()).isZero();
  }

  @Test
  void storesNothingWhereNoBucketIsOpen() throws Exception {
    var site = "mw-" + UUID.randomUUID().toString().substring(0, 8);
    var nowhere = Caller.of(middleware, site);
    refused(503, "bucket.missing", nowhere.keep(message(1, "visitor")));
    assertThat(
            Bucket.query("SELECT count(*) FROM conversation WHERE id = ?", nowhere.conversation()))
        .containsExactly("0");
  }

  @Test
  void showsNothingPastItsTimeEvenBeforeItIsDestroyed() throws Exception {
    answered(201, visitor.keep(message(1, "visitor")));
    assertThat(answered(200, visitor.read()).path("messages").size()).isEqualTo(1);
    bucket.pass();
    assertThat(answered(200, visitor.read()).path("messages").size()).isZero();
    refused(503, "bucket.missing", visitor.keep(message(2, "visitor")));
  }

  @Test
  void opensNothingThatWasMovedToAnotherPlace() throws Exception {
    answered(201, visitor.keep(message(1, "visitor")));
    answered(201, visitor.keep(message(1, "engine")));
    Bucket.query(
        """
        UPDATE message SET sealed = (SELECT sealed FROM message other WHERE other.bucket_id = message.bucket_id
          AND other.conversation_id = message.conversation_id AND other.direction = 1)
        WHERE conversation_id = ? AND direction = 2
        """,
        visitor.conversation());
    var answer = visitor.read();
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain(SEALED);
  }

  @Test
  void testifiesWhetherAProbeOpens() throws IOException {
    var question =
        Map.<String, Object>of("bucket", bucket.id().toString(), "probe", bucket.probe());
    assertThat(answered(200, visitor.probe(question)).path("opens").asBoolean()).isTrue();
    bucket.destroyKey();
    assertThat(answered(200, visitor.probe(question)).path("opens").asBoolean(true)).isFalse();
    refused(400, "request.malformed", visitor.probe(Map.of("bucket", "x", "probe", "y")));
    refused(403, "caller.forbidden", visitor.post("/v1/probes", visitor.ticket(), question));
  }

  private long kept() throws SQLException {
    return Long.parseLong(
        Bucket.query(
                "SELECT count(*) FROM message WHERE conversation_id = ?", visitor.conversation())
            .getFirst());
  }

  private static Map<String, Object> message(long turn, String direction) {
    return message(turn, direction, digest(1));
  }

  private static Map<String, Object> message(long turn, String direction, String digest) {
    return Map.of(
        "turn", turn,
        "direction", direction,
        "keyDigest", digest,
        "sealed", SEALED,
        "retentionClass", "general");
  }

  private static String digest(int seed) {
    var bytes = new byte[32];
    bytes[0] = (byte) seed;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
