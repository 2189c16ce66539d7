package dev.parley.middleware.catalogue;

/// How much harm a column's value could do.
public enum Classification {
  /// Anybody may know it.
  PUBLIC,
  /// The business, not a person.
  INTERNAL,
  /// Says something about a person: only that person's own proof opens it.
  PERSONAL,
  /// Leaves masked, whoever asks.
  SECRET
}
