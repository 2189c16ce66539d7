package dev.parley.adapter.engine;

/// Where an engine puts its reply, part by part.
@FunctionalInterface
public interface ReplySink {
  /// Whether anybody still listens.
  enum Demand {
    MORE,
    STOP
  }

  /// Takes the next part; blocks while the receiver is slower than the engine.
  ///
  /// @param part a piece of the reply, cut anywhere, never empty
  Demand accept(String part);
}
