package dev.parley.adapter.engine.scripted.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Turns the traits of one kind into numbers: `(1 + ln tf) * idf`, each text to length one.
final class Weighing {
  private final Map<String, Integer> columns = new HashMap<>();
  private final double[] rarity;
  private final int first;

  /// @param first the first column that is this kind's own, counted from 1 as liblinear does
  Weighing(List<List<String>> texts, int first) {
    this.first = first;
    var holding = new ArrayList<Integer>();
    for (var text : texts) {
      for (var trait : new HashSet<>(text)) {
        var column = columns.computeIfAbsent(trait, unseen -> columns.size());
        if (column == holding.size()) {
          holding.add(1);
        } else {
          holding.set(column, holding.get(column) + 1);
        }
      }
    }
    rarity = new double[holding.size()];
    for (int column = 0; column < rarity.length; column++) {
      rarity[column] = Math.log((1.0 + texts.size()) / (1.0 + holding.get(column))) + 1;
    }
  }

  int next() {
    return first + rarity.length;
  }

  /// Traits that no example had say nothing, and are not counted in the length.
  List<Feature> weigh(List<String> traits) {
    var counts = new TreeMap<Integer, Integer>(Comparator.naturalOrder());
    for (var trait : traits) {
      var column = columns.get(trait);
      if (column != null) {
        counts.merge(column, 1, Integer::sum);
      }
    }
    var squares = 0.0;
    var weights = new double[counts.size()];
    var at = 0;
    for (var entry : counts.entrySet()) {
      weights[at] = (1 + Math.log(entry.getValue())) * rarity[entry.getKey()];
      squares += weights[at] * weights[at];
      at++;
    }
    var length = Math.sqrt(squares);
    var features = new ArrayList<Feature>(weights.length);
    at = 0;
    for (var column : counts.keySet()) {
      features.add(new FeatureNode(first + column, weights[at++] / length));
    }
    return features;
  }
}
