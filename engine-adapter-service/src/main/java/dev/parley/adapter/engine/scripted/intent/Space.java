package dev.parley.adapter.engine.scripted.intent;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.List;

/// The columns that the examples span: every kind of trait after the other, then one that is always
/// 1.
final class Space {
  private final Vocabulary vocabulary;
  private final List<Weighing> kinds = new ArrayList<>();
  private final int always;

  Space(List<String> texts, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    var traits = texts.stream().map(text -> Traits.of(text, vocabulary).kinds()).toList();
    var next = 1;
    for (int kind = 0; kind < 3; kind++) {
      var at = kind;
      var weighing = new Weighing(traits.stream().map(kinds -> kinds.get(at)).toList(), next);
      kinds.add(weighing);
      next = weighing.next();
    }
    always = next;
  }

  int columns() {
    return always;
  }

  Feature[] place(String text) {
    var traits = Traits.of(text, vocabulary).kinds();
    var row = new ArrayList<Feature>();
    for (int kind = 0; kind < kinds.size(); kind++) {
      row.addAll(kinds.get(kind).weigh(traits.get(kind)));
    }
    row.add(new FeatureNode(always, 1));
    return row.toArray(Feature[]::new);
  }
}
