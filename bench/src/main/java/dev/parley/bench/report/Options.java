package dev.parley.bench.report;

import java.util.List;
import java.util.Optional;

/// What stands behind a bench's name: `--json`, and numbers as `--rounds=5`.
public record Options(List<String> words) {

  public Options {
    words = List.copyOf(words);
  }

  public boolean json() {
    return words.contains("--json");
  }

  /// @throws IllegalArgumentException when it is no positive number
  public int number(String name, int usual) {
    return text(name).map(text -> positive(name, text)).orElse(usual);
  }

  private Optional<String> text(String name) {
    var start = "--" + name + "=";
    return words.stream()
        .filter(word -> word.startsWith(start))
        .map(word -> word.substring(start.length()))
        .findFirst();
  }

  private static int positive(String name, String text) {
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw new IllegalArgumentException("--" + name + " takes a number from 1, not " + text);
    }
    return Integer.parseInt(text);
  }

  /// Writes figures in the form asked for.
  public void print(List<Figure> figures) {
    System.out.print(json() ? Report.json(figures) : Report.table(figures));
  }

  /// Says how far it is, where figures do not stand.
  public static void progress(String what) {
    System.err.println("  " + what);
  }
}
