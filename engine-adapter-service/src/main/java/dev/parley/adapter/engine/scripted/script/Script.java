package dev.parley.adapter.engine.scripted.script;

import dev.parley.adapter.engine.Language;
import dev.parley.adapter.engine.scripted.intent.Vocabulary;
import java.util.List;
import java.util.Map;

/// A site's script that passed all checks. Only [ScriptReader] can make one.
public final class Script {
  private final List<Language> languages;
  private final double threshold;
  private final Vocabulary vocabulary;
  private final Phrases phrases;
  private final Map<String, ProofForm> proofs;
  private final Map<String, Map<String, Wording>> words;
  private final Map<String, Intent> intents;
  private final List<String> elsewhere;

  Script(
      List<Language> languages,
      double threshold,
      Vocabulary vocabulary,
      Phrases phrases,
      Map<String, ProofForm> proofs,
      Map<String, Map<String, Wording>> words,
      Map<String, Intent> intents,
      List<String> elsewhere) {
    this.languages = List.copyOf(languages);
    this.threshold = threshold;
    this.vocabulary = vocabulary;
    this.phrases = phrases;
    this.proofs = Map.copyOf(proofs);
    this.words = Map.copyOf(words);
    this.intents = Map.copyOf(intents);
    this.elsewhere = List.copyOf(elsewhere);
  }

  /// The language that is used for a visitor whose own the script does not have.
  public Language fallback() {
    return languages.getFirst();
  }

  /// The confidence below which the engine says that it is not sure, 0 to 1.
  public double threshold() {
    return threshold;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public Phrases phrases() {
    return phrases;
  }

  /// Proofs by kind.
  public Map<String, ProofForm> proofs() {
    return proofs;
  }

  /// Lists of words: for each value of a column, how it is said.
  public Map<String, Map<String, Wording>> words() {
    return words;
  }

  /// Intents by name.
  public Map<String, Intent> intents() {
    return intents;
  }

  /// Texts that want something which is not the site's business.
  public List<String> elsewhere() {
    return elsewhere;
  }
}
