package dev.parley.adapter.engine.scripted.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What the classifier looks at in a text, in three kinds that are weighed apart: words and pairs
/// of neighbours; the letters of each word, two to four at a time, which forgives endings and
/// slips; and meanings of the site's vocabulary, alone, in front, and together.
record Traits(List<String> words, List<String> letters, List<String> meanings) {
  private static final int SHORTEST = 2;
  private static final int LONGEST = 4;

  static Traits of(String text, Vocabulary vocabulary) {
    var words = Words.of(text);
    return new Traits(words(words), letters(words), meanings(words, vocabulary));
  }

  List<List<String>> kinds() {
    return List.of(words, letters, meanings);
  }

  private static List<String> words(List<String> words) {
    var traits = new ArrayList<>(words);
    var before = "^";
    for (var word : words) {
      traits.add(before + ' ' + word);
      before = word;
    }
    traits.add(before + " $");
    return traits;
  }

  private static List<String> letters(List<String> words) {
    var traits = new ArrayList<String>();
    for (var word : words) {
      if (word.startsWith("_")) {
        continue;
      }
      var closed = '<' + word + '>';
      for (int length = SHORTEST; length <= LONGEST; length++) {
        for (int at = 0; at + length <= closed.length(); at++) {
          traits.add(closed.substring(at, at + length));
        }
      }
    }
    return traits;
  }

  private static List<String> meanings(List<String> words, Vocabulary vocabulary) {
    var traits = new ArrayList<String>();
    var found = vocabulary.meanings(words);
    var names = new TreeSet<String>();
    for (var meaning : found) {
      names.add(meaning.name());
      if (meaning.at() == 0) {
        traits.add("^ " + meaning.name());
      }
    }
    for (var name : names) {
      traits.add(name);
      for (var other : names.tailSet(name, false)) {
        traits.add(name + " & " + other);
      }
    }
    return traits;
  }
}
