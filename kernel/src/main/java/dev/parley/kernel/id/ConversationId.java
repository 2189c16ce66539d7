package dev.parley.kernel.id;

import java.nio.ByteBuffer;
import java.util.UUID;

/// One conversation; a UUID (RFC 9562).
public record ConversationId(UUID value) {

  /// @throws IllegalArgumentException when `text` is not a UUID in its canonical form
  public static ConversationId parse(String text) {
    var value = UUID.fromString(text);
    if (!value.toString().equals(text)) {
      throw new IllegalArgumentException("not a canonical UUID");
    }
    return new ConversationId(value);
  }

  /// The 16 bytes, big endian.
  public byte[] toBytes() {
    return ByteBuffer.allocate(16)
        .putLong(value.getMostSignificantBits())
        .putLong(value.getLeastSignificantBits())
        .array();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
