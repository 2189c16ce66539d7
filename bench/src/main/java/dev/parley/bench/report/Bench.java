package dev.parley.bench.report;

import java.util.List;
import java.util.function.Function;

/// How a bench is started by its name, and ends.
public final class Bench {
  private Bench() {}

  /// Measures, prints what was measured and ends the process: with 1 and one line where it could
  /// not be.
  public static void run(String name, String[] words, Function<Options, List<Figure>> measure) {
    var options = new Options(List.of(words));
    try {
      options.print(measure.apply(options));
    } catch (IllegalStateException | IllegalArgumentException failed) {
      System.err.println("bench " + name + ": " + failed.getMessage());
      System.exit(1);
    }
    System.exit(0);
  }
}
