package dev.parley.adapter.engine.scripted.report;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Counts right and wrong labels by intent.
final class Tally {
  private static final class Counts {
    private int right;
    private int said;
    private int wanted;

    double f1() {
      return said + wanted == 0 ? 0 : 2.0 * right / (said + wanted);
    }
  }

  private final Map<String, Counts> counts = new TreeMap<>();

  void add(Set<String> wanted, Set<String> said) {
    wanted.forEach(intent -> counts(intent).wanted++);
    said.forEach(intent -> {
      counts(intent).said++;
      counts(intent).right += wanted.contains(intent) ? 1 : 0;
    });
  }

  private Counts counts(String intent) {
    return counts.computeIfAbsent(intent, unseen -> new Counts());
  }

  double macroF1() {
    return counts.values().stream().mapToDouble(Counts::f1).average().orElse(0);
  }

  double microF1() {
    var all = new Counts();
    for (var one : counts.values()) {
      all.right += one.right;
      all.said += one.said;
      all.wanted += one.wanted;
    }
    return all.f1();
  }

  String table() {
    var table = new StringBuilder();
    counts.entrySet().stream()
        .sorted((one, other) -> Double.compare(one.getValue().f1(), other.getValue().f1()))
        .forEach(entry ->
            table.append(
                "  %-40s %4d  %.3f%n"
                    .formatted(entry.getKey(), entry.getValue().wanted, entry.getValue().f1())));
    return table.toString();
  }
}
