package dev.parley.adapter.engine.scripted.intent;

import java.util.Set;

/// A text and all that it wants; an empty set says that it wants nothing known.
public record Example(String text, Set<String> intents) {
  public Example {
    intents = Set.copyOf(intents);
  }

  public static Example of(String text, String intent) {
    return new Example(text, Set.of(intent));
  }

  @Override
  public String toString() {
    return "Example" + intents;
  }
}
