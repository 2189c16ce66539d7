package dev.parley.adapter.sealing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/// What is inside a frame: JSON, padded with spaces (sealed wire, section 4).
final class Plaintext {
  private static final int BLOCK = 64;
  private static final int LONGEST_TEXT = 4_000;
  private static final Set<String> LANGUAGES = Set.of("en", "de", "ar");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Plaintext() {}

  /// @throws ProblemException `message.malformed`
  static VisitorMessage message(byte[] plaintext) {
    var json = parse(plaintext);
    var text = json.path("text");
    var language = json.path("language");
    if (!json.isObject()
        || json.size() != 2
        || !text.isTextual()
        || !language.isTextual()
        || !LANGUAGES.contains(language.textValue())) {
      throw malformed();
    }
    var length = text.textValue().codePointCount(0, text.textValue().length());
    if (length < 1 || length > LONGEST_TEXT) {
      throw malformed();
    }
    return new VisitorMessage(text.textValue(), language.textValue());
  }

  static byte[] chunk(int offset, String text) {
    return padded(members(offset, text));
  }

  static byte[] lastChunk(int offset, String text, ReplyOutcome outcome) {
    return padded(members(offset, text).put("outcome", outcome.word()));
  }

  private static JsonNode parse(byte[] plaintext) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plaintext));
      return JSON.readTree(text.toString());
    } catch (CharacterCodingException | JsonProcessingException broken) {
      // Its message would repeat what the visitor wrote.
      throw malformed();
    }
  }

  private static ObjectNode members(int offset, String text) {
    return JSON.createObjectNode().put("offset", offset).put("text", text);
  }

  private static byte[] padded(ObjectNode members) {
    var json = members.toString().getBytes(StandardCharsets.UTF_8);
    var padded = Arrays.copyOf(json, (json.length + BLOCK - 1) / BLOCK * BLOCK);
    Arrays.fill(padded, json.length, padded.length, (byte) ' ');
    return padded;
  }

  private static ProblemException malformed() {
    return new ProblemException(ProblemCode.MESSAGE_MALFORMED);
  }
}
