package dev.parley.adapter.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "One. Two! Three?",
        "no end",
        "From 7.30 to 9.",
        "list:\n• a\n• b",
        "نعم. لا؟ ربما"
      })
  void losesNothing(String reply) {
    assertThat(String.join("", Sentences.of(reply))).isEqualTo(reply);
  }

  @Test
  void cutsAfterSentencesAndLines() {
    assertThat(Sentences.of("One. Two!\nThree")).containsExactly("One. ", "Two!\n", "Three");
  }
}
