package dev.parley.adapter.engine.scripted.intent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words and phrases that mean the same thing to a site, so that one example stands for many
/// wordings. An entry whose last word ends in `*` stands for all words that begin so.
public final class Vocabulary {
  public static final Vocabulary NONE = new Vocabulary(Map.of());

  private record Phrase(List<String> words, boolean open, String meaning) {
    boolean isAt(List<String> text, int at) {
      if (at + words.size() > text.size()) {
        return false;
      }
      var last = words.size() - 1;
      for (int i = 0; i < last; i++) {
        if (!words.get(i).equals(text.get(at + i))) {
          return false;
        }
      }
      var word = text.get(at + last);
      return open ? word.startsWith(words.get(last)) : word.equals(words.get(last));
    }
  }

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
  private final List<Phrase> openFirst = new ArrayList<>();

  /// @param meanings the name of a meaning and its words
  public Vocabulary(Map<String, List<String>> meanings) {
    meanings.forEach((meaning, entries) -> entries.forEach(entry -> add(meaning, entry)));
  }

  /// Whether an entry says anything to the classifier.
  public static boolean hasWord(String entry) {
    return !Words.of(entry).isEmpty();
  }

  private void add(String meaning, String entry) {
    var words = Words.of(entry);
    if (words.isEmpty()) {
      return;
    }
    var phrase = new Phrase(List.copyOf(words), entry.endsWith("*"), meaning);
    if (phrase.open() && words.size() == 1) {
      openFirst.add(phrase);
    } else {
      byFirstWord.computeIfAbsent(words.getFirst(), word -> new ArrayList<>()).add(phrase);
    }
  }

  /// The meanings in a text by where they begin, in order, each as often as it is there.
  List<Meaning> meanings(List<String> text) {
    var found = new ArrayList<Meaning>();
    for (int at = 0; at < text.size(); at++) {
      for (var phrase : byFirstWord.getOrDefault(text.get(at), List.of())) {
        if (phrase.isAt(text, at)) {
          found.add(new Meaning(phrase.meaning(), at));
        }
      }
      for (var phrase : openFirst) {
        if (phrase.isAt(text, at)) {
          found.add(new Meaning(phrase.meaning(), at));
        }
      }
    }
    return found;
  }

  record Meaning(String name, int at) {}
}
