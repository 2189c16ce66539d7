package dev.parley.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// One figure of a bench.
///
/// @param unit `1` for a ratio or a count
/// @param value nothing when it could not be measured, and then `why` says why not
/// @param goal what it is to reach, if anything
/// @param peers the same figure of the others, measured in the same run
public record Figure(
    String bench,
    String name,
    String unit,
    OptionalDouble value,
    Better better,
    OptionalDouble goal,
    Map<String, Double> peers,
    String why) {

  /// Which way a figure improves.
  public enum Better {
    LOWER,
    HIGHER
  }

  public Figure {
    peers = new LinkedHashMap<>(peers);
  }

  public static Figure lower(String bench, String name, String unit, double value) {
    return of(bench, name, unit, OptionalDouble.of(value), Better.LOWER, "");
  }

  public static Figure higher(String bench, String name, String unit, double value) {
    return of(bench, name, unit, OptionalDouble.of(value), Better.HIGHER, "");
  }

  /// A figure that is better when lower, and could not be measured.
  public static Figure missing(String bench, String name, String unit, String why) {
    return of(bench, name, unit, OptionalDouble.empty(), Better.LOWER, why);
  }

  private static Figure of(
      String bench, String name, String unit, OptionalDouble value, Better better, String why) {
    return new Figure(bench, name, unit, value, better, OptionalDouble.empty(), Map.of(), why);
  }

  public Figure withGoal(double wanted) {
    return new Figure(bench, name, unit, value, better, OptionalDouble.of(wanted), peers, why);
  }

  public Figure withPeers(Map<String, Double> others) {
    return new Figure(bench, name, unit, value, better, goal, others, why);
  }

  /// Whether it has reached its goal; one without a goal has, one that is missing has not.
  public boolean reached() {
    if (goal.isEmpty()) {
      return true;
    }
    return value.isPresent()
        && switch (better) {
          case LOWER -> value.getAsDouble() <= goal.getAsDouble();
          case HIGHER -> value.getAsDouble() >= goal.getAsDouble();
        };
  }
}
