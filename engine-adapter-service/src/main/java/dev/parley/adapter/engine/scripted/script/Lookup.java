package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Question;
import java.util.Map;
import java.util.Optional;

/// A question of the catalogue that an intent asks.
///
/// @param arguments by name; templates of the intent's slots
/// @param turning how rows of names and values become one row
/// @param row how each row is shown where the answer has a place `{rows}`
/// @param none said instead of the answer when no row comes
public record Lookup(
    Question question,
    Map<String, Template> arguments,
    Optional<Turning> turning,
    Optional<Wording> row,
    Optional<Wording> none) {
  public Lookup {
    arguments = Map.copyOf(arguments);
  }
}
