package dev.parley.adapter.engine.scripted.intent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private final Vocabulary vocabulary =
      new Vocabulary(
          Map.of(
              "lost", List.of("lost", "can't find"),
              "spa", List.of("massag*", "steam bath*")));

  private List<String> meanings(String text) {
    return vocabulary.meanings(Words.of(text)).stream().map(Vocabulary.Meaning::name).toList();
  }

  @Test
  void findsWordsAndPhrases() {
    assertThat(meanings("I cannot find my hat, I lost it")).containsExactly("lost", "lost");
  }

  @Test
  void findsAllWordsThatBeginAsAnOpenEntryDoes() {
    assertThat(meanings("massages and steam baths")).containsExactly("spa", "spa");
  }

  @Test
  void doesNotFindAWordInsideAnother() {
    assertThat(meanings("lostness, unlost, steam")).isEmpty();
  }
}
