package dev.parley.adapter.engine.scripted.report;

import dev.parley.adapter.engine.scripted.intent.Example;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Multinomial naive Bayes over single words, one intent against the rest, add-one smoothing.
final class NaiveBayes implements Labelling {
  private final Map<String, Side[]> sides = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  private static final class Side {
    private final Map<String, Integer> counts = new HashMap<>();
    private int words;
    private int texts;

    void add(List<String> text) {
      text.forEach(word -> counts.merge(word, 1, Integer::sum));
      words += text.size();
      texts++;
    }

    double logLikelihood(List<String> text, int vocabulary) {
      var sum = Math.log(texts + 1.0);
      for (var word : text) {
        sum += Math.log((counts.getOrDefault(word, 0) + 1.0) / (words + vocabulary));
      }
      return sum;
    }
  }

  NaiveBayes(List<Example> examples) {
    var intents = new HashSet<String>();
    examples.forEach(example -> intents.addAll(example.intents()));
    intents.forEach(intent -> sides.put(intent, new Side[] {new Side(), new Side()}));
    for (var example : examples) {
      var words = words(example.text());
      known.addAll(words);
      sides.forEach((intent, side) -> side[example.intents().contains(intent) ? 1 : 0].add(words));
    }
  }

  @Override
  public Set<String> label(String text) {
    var words = words(text).stream().filter(known::contains).toList();
    var labels = new HashSet<String>();
    sides.forEach((intent, side) -> {
      if (side[1].logLikelihood(words, known.size()) > side[0].logLikelihood(words, known.size())) {
        labels.add(intent);
      }
    });
    return labels;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}']+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
