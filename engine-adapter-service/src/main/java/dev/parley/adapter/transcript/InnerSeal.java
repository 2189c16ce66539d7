package dev.parley.adapter.transcript;

import dev.parley.kernel.envelope.Binding;
import dev.parley.kernel.envelope.Sealed;
import dev.parley.kernel.envelope.WrappedKey;
import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The inner layer of a stored message: `version (1) || length of the wrapped key (2) || wrapped
/// key || nonce || ciphertext || tag`.
@ApplicationScoped
class InnerSeal {
  private static final byte VERSION = 1;

  private final HistoryKeys keys;

  InnerSeal(HistoryKeys keys) {
    this.keys = keys;
  }

  byte[] seal(Conversation conversation, Turn turn, Direction direction, byte[] clear) {
    var fresh = keys.of(conversation.id());
    try (var key = fresh.key()) {
      var wrapped = fresh.wrapped().value().getBytes(StandardCharsets.US_ASCII);
      var sealed = key.seal(clear, binding(conversation, turn, direction)).toBytes();
      return ByteBuffer.allocate(1 + Short.BYTES + wrapped.length + sealed.length)
          .put(VERSION)
          .putShort((short) wrapped.length)
          .put(wrapped)
          .put(sealed)
          .array();
    }
  }

  /// @throws dev.parley.kernel.envelope.UnreadableException when it belongs to another place
  /// @throws IllegalArgumentException when it was not written by this class
  byte[] open(Conversation conversation, Turn turn, Direction direction, byte[] bytes) {
    var read = ByteBuffer.wrap(bytes);
    try {
      if (read.get() != VERSION) {
        throw new IllegalArgumentException("a stored message of another version");
      }
      var wrapped = new byte[Short.toUnsignedInt(read.getShort())];
      read.get(wrapped);
      var sealed = new byte[read.remaining()];
      read.get(sealed);
      var wrappedKey = new WrappedKey(new String(wrapped, StandardCharsets.US_ASCII));
      try (var key = keys.open(wrappedKey).key()) {
        var clear = key.open(Sealed.of(sealed), binding(conversation, turn, direction));
        keys.remember(conversation.id(), wrappedKey);
        return clear;
      }
    } catch (BufferUnderflowException tooShort) {
      throw new IllegalArgumentException("a stored message is cut", tooShort);
    }
  }

  private static Binding binding(Conversation conversation, Turn turn, Direction direction) {
    return Binding.of("history", conversation.site(), conversation.id(), turn, direction);
  }
}
