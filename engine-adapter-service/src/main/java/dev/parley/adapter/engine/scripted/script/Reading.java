package dev.parley.adapter.engine.scripted.script;

import java.util.List;

/// What came of reading a script.
public sealed interface Reading {
  record Whole(Script script) implements Reading {}

  /// @param flaws at least one, by line
  record Refused(List<Flaw> flaws) implements Reading {
    public Refused {
      flaws = List.copyOf(flaws);
    }
  }
}
