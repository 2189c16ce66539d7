package dev.parley.gateway.ruling;

/// What a gate or a limit does when it cannot decide.
public enum Falls {
  /// Refuses.
  CLOSED,
  /// Admits: only where a refusal would harm more than an admission, and the line says so.
  OPEN
}
