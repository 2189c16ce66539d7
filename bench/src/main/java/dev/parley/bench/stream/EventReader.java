package dev.parley.bench.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Cuts a body into the events of `text/event-stream`, wherever its parts begin and end.
final class EventReader {
  private static final int LONGEST_EVENT = 16 * 1024;

  private final byte[] event = new byte[LONGEST_EVENT];
  private int used;

  /// @param heard gets what stands before each empty line; comments are left out
  void read(ByteBuffer part, Consumer<String> heard) {
    while (part.hasRemaining()) {
      var next = part.get();
      if (next == '\n' && used > 0 && event[used - 1] == '\n') {
        if (event[0] != ':') {
          heard.accept(new String(event, 0, used, StandardCharsets.US_ASCII));
        }
        used = 0;
      } else if (used < event.length) {
        event[used++] = next;
      } else {
        throw new IllegalStateException("an event of more than " + LONGEST_EVENT + " bytes");
      }
    }
  }
}
