package dev.parley.adapter.engine.scripted.intent;

import de.bwaldvogel.liblinear.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Tells what a text wants. Trained once, then immutable and safe for all threads.
public final class IntentClassifier {
  private final List<String> intents;
  private final Space space;
  private final List<Judge> judges;
  private final HeldBack heldBack;
  private final Calibration calibration;

  private IntentClassifier(
      List<String> intents, Space space, List<Judge> judges, HeldBack heldBack) {
    this.intents = intents;
    this.space = space;
    this.judges = judges;
    this.heldBack = heldBack;
    this.calibration = heldBack.calibration();
  }

  /// Trains on examples that are in no order: each intent's are dealt evenly over the parts.
  public static IntentClassifier train(List<Example> examples, Vocabulary vocabulary) {
    return train(examples, vocabulary, Deal.evenly(examples));
  }

  /// @param part by the index of the example, the part it is held back with; variants of one text
  ///   belong together
  public static IntentClassifier train(
      List<Example> examples, Vocabulary vocabulary, IntUnaryOperator part) {
    var names = new TreeSet<String>();
    examples.forEach(example -> names.addAll(example.intents()));
    if (names.size() < 2) {
      throw new IllegalArgumentException("a classifier needs two intents to tell apart");
    }
    var intents = List.copyOf(names);
    var space = new Space(examples.stream().map(Example::text).toList(), vocabulary);
    var rows =
        examples.stream().map(example -> space.place(example.text())).toArray(Feature[][]::new);
    var heldBack = new HeldBack(intents.size(), rows.length);
    var judges =
        IntStream.range(0, intents.size())
            .parallel()
            .mapToObj(intent -> {
              var wanted = wanted(examples, intents.get(intent));
              heldBack.judge(intent, rows, wanted, space.columns(), part);
              return Judge.train(rows, wanted, space.columns());
            })
            .toList();
    return new IntentClassifier(intents, space, judges, heldBack);
  }

  private static boolean[] wanted(List<Example> examples, String intent) {
    var wanted = new boolean[examples.size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = examples.get(i).intents().contains(intent);
    }
    return wanted;
  }

  /// Every intent with its confidence, the most likely first.
  public List<Guess> guesses(String text) {
    var row = space.place(text);
    var guesses = new ArrayList<Guess>(intents.size());
    for (int intent = 0; intent < intents.size(); intent++) {
      guesses.add(
          new Guess(intents.get(intent), calibration.confidence(judges.get(intent).score(row))));
    }
    guesses.sort(Comparator.comparingDouble(Guess::confidence).reversed());
    return guesses;
  }

  /// The confidence from which on a text is best said to want an intent, by the mean F1 over the
  /// intents on held-back examples.
  public double fairThreshold() {
    return heldBack.fairThreshold(calibration);
  }
}
