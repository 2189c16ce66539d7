package dev.parley.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.ConversationKeys;
import dev.parley.endtoend.visitor.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `contracts/sealed-wire.md`, 6: a stable code for each, and nothing stored.
class BadFramesTest {
  private final Visitor visitor = House.visitor();
  private final String session = visitor.session();
  private final ConversationKeys keys = visitor.keys(session);
  private long stored;

  @BeforeEach
  void countWhatIsStored() {
    stored = House.records().storedMessages(keys.conversation());
  }

  @AfterEach
  void nothingMoreIsStored() {
    assertThat(House.records().storedMessages(keys.conversation())).isEqualTo(stored);
  }

  @Test
  void refusesAnUnknownKeyId() {
    var stranger =
        new ConversationKeys(visitor.site(), keys.conversation(), new byte[8], generator());
    refused(post(stranger.seal(1, Visitor.text("hello"))), 410, "frame.key-expired");
  }

  @Test
  void refusesAFrameMovedToAnotherConversation() {
    var frame = keys.seal(1, Visitor.text("hello"));
    refused(visitor.post(session, UUID.randomUUID(), frame), 400, "frame.moved");
  }

  @Test
  void refusesAFrameWhoseHeaderWasRewrittenForAnotherConversation() {
    var frame = keys.seal(1, Visitor.text("hello"));
    var elsewhere = visitor.keys(session);
    System.arraycopy(elsewhere.seal(1, "{}"), 12, frame, 12, 16);
    refused(visitor.post(session, elsewhere.conversation(), frame), 400, "frame.unreadable");
  }

  @Test
  void refusesAFrameSealedForAnotherSite() {
    var brief = House.visitor(House.BRIEF_SITE);
    var other = brief.keys(brief.session());
    refused(
        visitor.post(session, other.conversation(), other.seal(1, Visitor.text("hello"))),
        400,
        "frame.unreadable");
  }

  @Test
  void refusesATruncatedFrame() {
    var frame = keys.seal(1, Visitor.text("hello"));
    refused(post(Arrays.copyOf(frame, frame.length - 1)), 400, "frame.unreadable");
    refused(post(Arrays.copyOf(frame, 60)), 400, "frame.malformed");
    refused(post(new byte[0]), 400, "frame.malformed");
  }

  @Test
  void refusesAFlippedBit() {
    var frame = keys.seal(1, Visitor.text("hello"));
    frame[frame.length - 20] ^= 1;
    refused(post(frame), 400, "frame.unreadable");
  }

  @Test
  void refusesAnotherSequenceThanWasSealed() {
    var frame = keys.seal(1, Visitor.text("hello"));
    frame[35] = 2;
    refused(post(frame), 400, "frame.unreadable");
  }

  @Test
  void refusesAnOversizedFrame() {
    refused(post(new byte[65_537]), 413, "frame.too-large");
  }

  @Test
  void refusesAnOversizedFrameOfUnknownLength() {
    var endless =
        BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[200_000]));
    var answer = visitor.send(visitor.message(session, keys.conversation()).POST(endless));
    refused(answer, 413, "frame.too-large");
  }

  @Test
  void refusesAnUnknownVersion() {
    var frame = keys.seal(1, Visitor.text("hello"));
    frame[0] = 2;
    refused(post(frame), 400, "frame.malformed");
  }

  @Test
  void refusesMalformedJson() {
    refused(post(keys.seal(1, "{\"text\":")), 400, "message.malformed");
    refused(post(keys.seal(1, "[]")), 400, "message.malformed");
    refused(
        post(keys.seal(1, "{\"text\":\"x\",\"language\":\"en\",\"admin\":true}")),
        400,
        "message.malformed");
    refused(post(keys.seal(1, "{\"text\":\"\",\"language\":\"en\"}")), 400, "message.malformed");
  }

  @Test
  void refusesAnotherMediaType() {
    var answer =
        visitor.send(
            visitor
                .request("/v1/conversations/" + keys.conversation() + "/messages")
                .header("Authorization", "Bearer " + session)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    refused(answer, 415, "frame.media-type");
  }

  @Test
  void refusesALaterTurnBeforeTheFirst() {
    refused(post(keys.seal(2, Visitor.text("hello"))), 409, "message.out-of-order");
  }

  private HttpResponse<String> post(byte[] frame) {
    return visitor.post(session, keys.conversation(), frame);
  }

  static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(Visitor.json(answer.body()).path("code").asText()).isEqualTo(code);
  }

  private static byte[] generator() {
    var nine = new byte[32];
    nine[0] = 9;
    return nine;
  }
}
