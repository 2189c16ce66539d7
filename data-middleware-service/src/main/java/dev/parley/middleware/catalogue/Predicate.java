package dev.parley.middleware.catalogue;

/// Which rows a question may see, fixed by the catalogue.
public sealed interface Predicate {
  /// The same rows for everybody.
  record Everybody() implements Predicate {}

  /// The rows of what was proven in this conversation.
  record Proven(String kind) implements Predicate {}
}
