package dev.parley.adapter.engine.scripted.report;

import dev.parley.adapter.engine.scripted.intent.Example;
import dev.parley.adapter.engine.scripted.intent.Guess;
import dev.parley.adapter.engine.scripted.intent.IntentClassifier;
import dev.parley.adapter.engine.scripted.intent.Vocabulary;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/// Something that learns from examples and then says which intents a text has.
interface Labelling {
  Set<String> label(String text);

  /// The engine's own classifier at the threshold that it found fair on its training examples.
  static Labelling classifier(
      List<Example> examples, Vocabulary vocabulary, IntUnaryOperator group) {
    var classifier = IntentClassifier.train(examples, vocabulary, group);
    var threshold = classifier.fairThreshold();
    return text ->
        classifier.guesses(text).stream()
            .filter(guess -> guess.confidence() >= threshold)
            .map(Guess::intent)
            .collect(Collectors.toSet());
  }

  /// Always the commonest intent.
  static Labelling majority(List<Example> examples) {
    var counts =
        examples.stream()
            .flatMap(example -> example.intents().stream())
            .collect(Collectors.groupingBy(intent -> intent, Collectors.counting()));
    var commonest =
        counts.entrySet().stream()
            .max(java.util.Map.Entry.comparingByValue())
            .map(entry -> Set.of(entry.getKey()))
            .orElse(Set.of());
    return text -> commonest;
  }
}
