package dev.parley.bench.load;

import java.nio.ByteBuffer;

/// Hears what comes back on one connection.
public interface AnswerListener {

  /// A part of the body, without the framing of HTTP; to be read before this returns.
  default void body(ByteBuffer part) {
    part.position(part.limit());
  }

  /// @param reusable whether the connection takes another request
  void ended(int status, boolean reusable);

  /// The connection is gone, with or without an answer under way.
  void broken(String cause);
}
