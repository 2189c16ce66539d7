package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Question;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads which questions of the catalogue the script uses, so that a place that no column fills is
/// found when the script is read and not when a visitor asks.
final class Questions {
  record Entry(
      Question question,
      Optional<String> proof,
      Optional<Turning> turning,
      Set<String> arguments,
      Set<String> columns) {}

  private final Map<String, Entry> entries = new HashMap<>();

  Questions(Section section, Set<String> proofs) {
    for (var name : section.keys()) {
      var entry = section.section(name);
      var proof = entry.maybeText("proof");
      proof
          .filter(kind -> !proofs.contains(kind))
          .ifPresent(kind -> entry.flaw("proof", "no such proof: '" + kind + "'"));
      var arguments = entry.has("arguments") ? entry.texts("arguments") : List.<String>of();
      var columns = entry.texts("columns");
      var turning = entry.has("turn") ? turning(entry.section("turn")) : Optional.<Turning>empty();
      entry.end();
      try {
        entries.put(
            name,
            new Entry(
                new Question(name),
                proof,
                turning,
                new HashSet<>(arguments),
                new HashSet<>(columns)));
      } catch (IllegalArgumentException refused) {
        section.flaw(name, "'" + name + "' is not the name of a question");
      }
    }
  }

  private static Optional<Turning> turning(Section section) {
    var turning = new Turning(section.text("name"), section.text("value"));
    section.end();
    return Optional.of(turning);
  }

  Optional<Entry> named(Section section, String key) {
    var name = section.text(key);
    var entry = Optional.ofNullable(entries.get(name));
    if (entry.isEmpty() && !name.isEmpty()) {
      section.flaw(key, "no such question: '" + name + "'");
    }
    return entry;
  }
}
