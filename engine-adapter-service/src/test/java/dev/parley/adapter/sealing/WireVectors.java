package dev.parley.adapter.sealing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.adapter.sealing.key.RecipientKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// `contracts/sealed-wire-vectors.json`, made by the other implementation.
final class WireVectors {
  private static final Path FILE = Path.of("..", "contracts", "sealed-wire-vectors.json");

  private final JsonNode all;

  private WireVectors(JsonNode all) {
    this.all = all;
  }

  static WireVectors read() {
    try {
      return new WireVectors(new ObjectMapper().readTree(FILE.toFile()));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  Stream<JsonNode> each(String list) {
    return StreamSupport.stream(all.path(list).spliterator(), false);
  }

  JsonNode conversation(String id) {
    return each("conversations")
        .filter(one -> one.path("conversation").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  RecipientKey recipient() {
    return RecipientKey.of(
        bytes(all.path("recipient").path("privateKey")),
        bytes(all.path("recipient").path("publicKey")));
  }

  JsonNode recipientNode() {
    return all.path("recipient");
  }

  /// Opens for the vectors' one recipient.
  Sealing sealing() {
    var recipient = recipient();
    return new Sealing(
        id -> Optional.of(recipient).filter(key -> key.id().equals(id)),
        new ConversationKeyCache(
            java.time.InstantSource.system(), java.time.Duration.ofMinutes(10), 100));
  }

  static byte[] bytes(JsonNode hex) {
    return HexFormat.of().parseHex(hex.asText());
  }
}
