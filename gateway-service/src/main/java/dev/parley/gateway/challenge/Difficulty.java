package dev.parley.gateway.challenge;

/// How much work a challenge asks for.
public enum Difficulty {
  /// Nothing is wrong: a fraction of a second for a telephone.
  USUAL,
  /// A suspicious source, or load.
  RAISED
}
