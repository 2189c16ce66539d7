package dev.parley.adapter.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Messages as the bytes that are sealed: JSON.
final class Words {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Words() {}

  static byte[] write(StoredMessage message) {
    return write(
        JSON.createObjectNode().put("text", message.text()).put("language", message.language()));
  }

  static byte[] write(StoredReply reply) {
    return write(
        JSON.createObjectNode()
            .put("text", reply.text())
            .put("outcome", reply.outcome())
            .put("memory", reply.memory()));
  }

  static StoredMessage message(byte[] words) {
    var json = read(words);
    return new StoredMessage(json.path("text").asText(), json.path("language").asText());
  }

  static StoredReply reply(byte[] words) {
    var json = read(words);
    return new StoredReply(
        json.path("text").asText(), json.path("outcome").asText(), json.path("memory").asText());
  }

  private static byte[] write(ObjectNode members) {
    try {
      return JSON.writeValueAsBytes(members);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a message cannot be written");
    }
  }

  private static JsonNode read(byte[] words) {
    try {
      return JSON.readTree(words);
    } catch (JsonProcessingException broken) {
      // Its message would repeat the words.
      throw new IllegalStateException("a stored message is no JSON");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
