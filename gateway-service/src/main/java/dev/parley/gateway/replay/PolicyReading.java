package dev.parley.gateway.replay;

/// What a text says, taken whole or not at all.
public sealed interface PolicyReading {
  record Read(Policy policy) implements PolicyReading {}

  /// @param line from 1; 0 when it is about the text as a whole
  record Wrong(int line, String reason) implements PolicyReading {}
}
