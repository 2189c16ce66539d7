package dev.parley.bench.upstream;

import io.vertx.core.buffer.Buffer;

/// One event of a paced stream: its number, and when it was written by this machine's own clock.
///
/// @param number from 0
/// @param nanos of [System#nanoTime()], as both ends are one process
public record Frame(int number, long nanos) {
  private static final String DATA = "data: ";

  static Buffer next(int number, int padding) {
    return Buffer.buffer(
        "event: chunk\n"
            + DATA
            + number
            + " "
            + System.nanoTime()
            + " "
            + "x".repeat(padding)
            + "\n\n");
  }

  /// @param event what stands before the empty line
  /// @throws IllegalArgumentException when it is no frame of ours
  public static Frame read(String event) {
    var start = event.indexOf(DATA);
    if (start < 0) {
      throw new IllegalArgumentException("no data in an event");
    }
    var parts = event.substring(start + DATA.length()).split(" ", 3);
    return new Frame(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
  }
}
