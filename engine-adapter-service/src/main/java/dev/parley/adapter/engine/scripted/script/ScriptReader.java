package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Language;
import dev.parley.adapter.engine.scripted.intent.Vocabulary;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a script from YAML 1.1 and checks all of it. The nodes are read, never bound to classes,
/// so that every flaw has its line and a native image needs no reflection.
public final class ScriptReader {
  private static final double HIGHEST_THRESHOLD = 0.99;

  private final Flaws flaws = new Flaws();

  private ScriptReader() {}

  public static Reading read(String yaml) {
    return read(new StringReader(yaml));
  }

  public static Reading read(Reader yaml) {
    var options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    return new ScriptReader().whole(yaml, options);
  }

  private Reading whole(Reader yaml, LoaderOptions options) {
    Node node;
    try {
      node = new Yaml(options).compose(yaml);
    } catch (MarkedYAMLException broken) {
      var mark = broken.getProblemMark();
      flaws.add(mark.getLine() + 1, mark.getColumn() + 1, "not YAML: " + broken.getProblem());
      return new Reading.Refused(flaws.found());
    } catch (YAMLException broken) {
      flaws.add(1, 1, "not YAML that can be read");
      return new Reading.Refused(flaws.found());
    }
    if (node == null) {
      flaws.add(1, 1, "the script is empty");
      return new Reading.Refused(flaws.found());
    }
    var script = script(new Section(node, node, flaws));
    return flaws.found().isEmpty() ? new Reading.Whole(script) : new Reading.Refused(flaws.found());
  }

  private Script script(Section root) {
    if (!root.text("version").equals("1")) {
      root.flaw("version", "'version' must be 1");
    }
    var languages = languages(root);
    var threshold = root.number("threshold", 0.05, HIGHEST_THRESHOLD);
    var vocabulary = vocabulary(root.maybeSection("vocabulary"));
    var lists = root.maybeSection("words");
    var wordings = new Wordings(languages, lists.keys());
    var words = words(lists, wordings);
    var phrases = phrases(root.section("phrases"), wordings);
    var slots = new Slots(root.maybeSection("slots"), wordings);
    var proofs = proofs(root.maybeSection("proofs"), slots, wordings);
    var questions = new Questions(root.maybeSection("questions"), proofs.keySet());
    var intents = new Intents(languages, wordings, slots, questions, proofs).read(root);
    var elsewhere = elsewhere(root.maybeSection("elsewhere"), languages);
    root.end();
    return new Script(languages, threshold, vocabulary, phrases, proofs, words, intents, elsewhere);
  }

  private static List<Language> languages(Section root) {
    var languages = new ArrayList<Language>();
    for (var code : root.texts("languages")) {
      Language.of(code)
          .ifPresentOrElse(
              languages::add, () -> root.flaw("languages", "no such language: '" + code + "'"));
    }
    return languages.isEmpty() ? List.of(Language.ENGLISH) : languages;
  }

  private static Vocabulary vocabulary(Section section) {
    var meanings = new LinkedHashMap<String, List<String>>();
    for (var meaning : section.keys()) {
      var entries = section.texts(meaning);
      if (!entries.stream().allMatch(Vocabulary::hasWord)) {
        section.flaw(meaning, "an entry of '" + meaning + "' has no word");
      }
      meanings.put(meaning, entries);
    }
    return new Vocabulary(meanings);
  }

  private static List<String> elsewhere(Section section, List<Language> languages) {
    var texts = new ArrayList<String>();
    for (var language : languages) {
      if (section.has(language.code())) {
        texts.addAll(section.texts(language.code()));
      }
    }
    section.end();
    return texts;
  }

  private static Map<String, Map<String, Wording>> words(Section lists, Wordings wordings) {
    var words = new HashMap<String, Map<String, Wording>>();
    for (var name : lists.keys()) {
      if (Form.isWord(name)) {
        lists.flaw(name, "'" + name + "' is a form already");
      }
      var list = lists.section(name);
      var said = new HashMap<String, Wording>();
      for (var value : list.keys()) {
        said.put(value, wordings.plain(list, value));
      }
      words.put(name, Map.copyOf(said));
    }
    return words;
  }

  private static Phrases phrases(Section section, Wordings wordings) {
    var phrases =
        new Phrases(
            wordings.plain(section, "unsure"),
            wordings.plain(section, "stuck"),
            wordings.plain(section, "unavailable"),
            wordings.plain(section, "refused"),
            wordings.plain(section, "none"));
    section.end();
    return phrases;
  }

  private static Map<String, ProofForm> proofs(Section section, Slots slots, Wordings wordings) {
    var proofs = new HashMap<String, ProofForm>();
    for (var kind : section.keys()) {
      var proof = section.section(kind);
      proofs.put(
          kind,
          new ProofForm(
              kind,
              slots.named(proof, "slots"),
              wordings.read(proof, "wrong", Set.of()),
              wordings.read(proof, "exhausted", Set.of())));
      proof.end();
    }
    return proofs;
  }
}
