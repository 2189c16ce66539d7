package dev.parley.adapter.engine.scripted.report;

import dev.parley.adapter.engine.scripted.intent.Example;
import dev.parley.adapter.engine.scripted.intent.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/// The vocabulary of a script, whole or cut down to what given texts use.
record SiteVocabulary(Map<String, List<String>> meanings) {
  static SiteVocabulary read(Path script) throws IOException {
    var meanings = new HashMap<String, List<String>>();
    try (var text = Files.newBufferedReader(script)) {
      Map<String, Map<String, List<Object>>> whole = new Yaml().load(text);
      whole
          .getOrDefault("vocabulary", Map.of())
          .forEach(
              (name, words) -> meanings.put(name, words.stream().map(String::valueOf).toList()));
    }
    return new SiteVocabulary(meanings);
  }

  Vocabulary whole() {
    return new Vocabulary(meanings);
  }

  /// Without the entries that no example uses: whoever wrote the vocabulary knew the collection,
  /// and an entry that only the questions held back use may have been written for them.
  Vocabulary usedIn(List<Example> examples) {
    var text = new StringBuilder();
    examples.forEach(example -> text.append(example.text().toLowerCase(Locale.ROOT)).append('\n'));
    var all = text.toString().replace('’', '\'').replace('-', ' ');
    var used = new HashMap<String, List<String>>();
    meanings.forEach(
        (name, words) -> used.put(name, words.stream().filter(word -> isIn(word, all)).toList()));
    return new Vocabulary(used);
  }

  private static boolean isIn(String entry, String text) {
    var open = entry.endsWith("*");
    var words = open ? entry.substring(0, entry.length() - 1) : entry;
    return Pattern.compile("\\b" + Pattern.quote(words.replace('-', ' ')) + (open ? "" : "\\b"))
        .matcher(text)
        .find();
  }
}
