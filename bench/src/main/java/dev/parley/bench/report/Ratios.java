package dev.parley.bench.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Compares what was measured of several in the same run.
///
/// @param bench whose figures these are
/// @param values by name; lower is better
/// @param missing why a name has no value
public record Ratios(String bench, Map<String, Double> values, Map<String, String> missing) {

  /// How many times as much as another takes, with the others in the same measure.
  public Figure over(String name, String ours, String other) {
    var base = values.get(other);
    var own = values.get(ours);
    if (base == null || own == null) {
      return Figure.missing(bench, name, "1", why(base == null ? other : ours));
    }
    return Figure.lower(bench, name, "1", own / base).withPeers(others(ours, base, 0));
  }

  /// How much more than another takes.
  public Figure beyond(String name, String unit, String ours, String other) {
    var base = values.get(other);
    var own = values.get(ours);
    if (base == null || own == null) {
      return Figure.missing(bench, name, unit, why(base == null ? other : ours));
    }
    return Figure.lower(bench, name, unit, own - base).withPeers(others(ours, 1, base));
  }

  /// The values as they are.
  public Figure plain(String name, String unit, String ours) {
    var own = values.get(ours);
    return own == null
        ? Figure.missing(bench, name, unit, why(ours))
        : Figure.lower(bench, name, unit, own).withPeers(others(ours, 1, 0));
  }

  private String why(String name) {
    return Objects.requireNonNullElse(missing.get(name), name + " was not measured");
  }

  private Map<String, Double> others(String ours, double divisor, double less) {
    var others = new LinkedHashMap<String, Double>();
    values.forEach((name, value) -> {
      if (!name.equals(ours)) {
        others.put(name, (value - less) / divisor);
      }
    });
    return others;
  }
}
