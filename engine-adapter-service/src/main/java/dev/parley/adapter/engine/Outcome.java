package dev.parley.adapter.engine;

/// How a turn ended, as the engine sees it.
public sealed interface Outcome {
  /// The reply answers the turn.
  record Answered() implements Outcome {}

  /// The engine is not sure what was meant; the reply says so and offers a person.
  record Unsure() implements Outcome {}

  /// The reply says that it will not or cannot be done.
  ///
  /// @param code of `contracts/problems.csv`
  record Refused(String code) implements Outcome {}

  /// The reply asks the visitor for something that is needed first.
  ///
  /// @param slot the name of what is asked for
  record Asked(String slot) implements Outcome {}

  /// The word on the wire (`contracts/sealed-wire.md`, section 4).
  default String word() {
    return switch (this) {
      case Answered() -> "answered";
      case Unsure() -> "unsure";
      case Refused(var code) -> "refused";
      case Asked(var slot) -> "asked";
    };
  }
}
