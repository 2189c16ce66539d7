package dev.parley.bench.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What became of requests: how long each took, and how it ended.
public final class Tally {
  private static final long LONGEST_MICROS = 120_000_000;
  private static final int DIGITS = 3;
  private static final int OK = 200;

  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private int broken;

  void answered(int status, long nanos) {
    micros.recordValue(Math.clamp(nanos / 1_000, 0, LONGEST_MICROS));
    statuses.merge(status, 1, Integer::sum);
  }

  void broke() {
    broken++;
  }

  public int total() {
    return broken + statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Answers with 200.
  public int succeeded() {
    return statuses.getOrDefault(OK, 0);
  }

  /// Answers that refused: 4xx.
  public int refused() {
    return statuses.entrySet().stream()
        .filter(entry -> entry.getKey() / 100 == 4)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /// @param percent 0 to 100
  public double millis(double percent) {
    return micros.getValueAtPercentile(percent) / 1_000.0;
  }

  /// How many ended with which status.
  @Override
  public String toString() {
    return statuses + (broken == 0 ? "" : " and " + broken + " broken");
  }
}
