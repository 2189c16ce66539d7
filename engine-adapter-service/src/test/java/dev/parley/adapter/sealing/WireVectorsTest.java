package dev.parley.adapter.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.adapter.sealing.key.SealedKey;
import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Both implementations of the sealed wire run these.
class WireVectorsTest {
  private static final WireVectors VECTORS = WireVectors.read();

  private final Sealing sealing = VECTORS.sealing();

  @Test
  void namesTheRecipientAlike() {
    assertThat(HexFormat.of().formatHex(VECTORS.recipient().id().toBytes()))
        .isEqualTo(VECTORS.recipientNode().path("keyId").asText());
  }

  @TestFactory
  Stream<DynamicTest> opensTheKeyOf() {
    return each(
        "conversations",
        vector -> {
          try (var key = key(vector)) {
            assertThat(key.digest().value())
                .isEqualTo(
                    java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(WireVectors.bytes(vector.path("keyDigest"))));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> opensTheFrame() {
    return VECTORS
        .each("frames")
        .filter(vector -> vector.path("direction").asInt() == 1)
        .map(vector ->
            named(
                vector,
                () -> {
                  var frame = Frame.parse(WireVectors.bytes(vector.path("frame")));
                  var opened = sealing.open(frame, site(vector));

                  assertThat(opened.turn()).isEqualTo(new Turn(vector.path("sequence").asLong()));
                  assertThat(opened.message().text())
                      .isEqualTo(vector.path("message").path("text").asText());
                  assertThat(opened.message().language())
                      .isEqualTo(vector.path("message").path("language").asText());
                }));
  }

  @TestFactory
  Stream<DynamicTest> writesThePlaintextOf() {
    return VECTORS
        .each("frames")
        .filter(vector -> vector.path("direction").asInt() == 2)
        .map(vector ->
            named(
                vector,
                () -> {
                  var message = vector.path("message");
                  var offset = message.path("offset").asInt();
                  var text = message.path("text").asText();
                  var written =
                      vector.path("final").asBoolean()
                          ? Plaintext.lastChunk(
                              offset, text, ReplyOutcome.of(message.path("outcome").asText()))
                          : Plaintext.chunk(offset, text);

                  assertThat(written).isEqualTo(WireVectors.bytes(vector.path("plaintext")));
                }));
  }

  @TestFactory
  Stream<DynamicTest> sealsTheReplyFrame() {
    return VECTORS
        .each("frames")
        .filter(vector -> vector.path("direction").asInt() == 2)
        .map(vector -> named(vector, () -> assertThat(sealed(vector)).isEqualTo(frame(vector))));
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return each(
        "refusals",
        vector ->
            assertThatThrownBy(
                    () -> {
                      var path = ConversationId.parse(vector.path("pathConversation").asText());
                      var frame =
                          Frame.parse(WireVectors.bytes(vector.path("frame"))).requireIn(path);
                      sealing.open(frame, vector.path("site").asText()).key().close();
                    })
                .isInstanceOfSatisfying(
                    ProblemException.class,
                    refused ->
                        assertThat(refused.code().code()).isEqualTo(vector.path("code").asText())));
  }

  private static byte[] frame(JsonNode vector) {
    return WireVectors.bytes(vector.path("frame"));
  }

  private static byte[] sealed(JsonNode vector) throws GeneralSecurityException {
    var bytes = frame(vector);
    var header = Arrays.copyOf(bytes, Frame.HEADER);
    var nonce = WireVectors.bytes(vector.path("nonce"));
    var conversation = VECTORS.conversation(vector.path("conversation").asText());
    var ciphertext =
        WireCipher.seal(
            WireVectors.bytes(conversation.path("engineKey")),
            nonce,
            conversation.path("site").asText(),
            header,
            WireVectors.bytes(vector.path("plaintext")));
    var sealed = Arrays.copyOf(bytes, bytes.length);
    System.arraycopy(nonce, 0, sealed, Frame.HEADER, nonce.length);
    System.arraycopy(ciphertext, 0, sealed, Frame.HEADER + nonce.length, ciphertext.length);
    return sealed;
  }

  private static ConversationKey key(JsonNode conversation) {
    return ConversationKey.open(
        VECTORS.recipient(),
        conversation.path("site").asText(),
        ConversationId.parse(conversation.path("conversation").asText()),
        SealedKey.of(WireVectors.bytes(conversation.path("sealedKey"))));
  }

  private static String site(JsonNode vector) {
    return VECTORS.conversation(vector.path("conversation").asText()).path("site").asText();
  }

  private static Stream<DynamicTest> each(String list, Check check) {
    return VECTORS.each(list).map(vector -> named(vector, () -> check.run(vector)));
  }

  private static DynamicTest named(JsonNode vector, org.junit.jupiter.api.function.Executable run) {
    return DynamicTest.dynamicTest(vector.path("name").asText(), run);
  }

  @FunctionalInterface
  private interface Check {
    void run(JsonNode vector) throws Exception;
  }
}
