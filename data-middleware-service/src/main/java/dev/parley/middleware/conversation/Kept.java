package dev.parley.middleware.conversation;

import dev.parley.kernel.id.Direction;
import dev.parley.kernel.id.Turn;
import java.time.Instant;
import java.util.List;

/// What of a conversation may still be read: the outer layer is open, the adapter's is not.
record Kept(KeyDigest keyDigest, List<Message> messages) {
  Kept {
    messages = List.copyOf(messages);
  }

  record Message(Turn turn, Direction direction, NewMessage.Content content, Instant acceptedAt) {}
}
