package dev.parley.bench.report;

import java.util.Collection;

/// The middle of some values: what one disturbed round cannot move.
public final class Median {
  private Median() {}

  /// @throws IllegalArgumentException when there are none
  public static double of(Collection<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("the median of nothing");
    }
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
