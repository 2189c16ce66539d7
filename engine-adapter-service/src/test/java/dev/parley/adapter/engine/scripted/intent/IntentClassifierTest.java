package dev.parley.adapter.engine.scripted.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntentClassifierTest {
  private static final List<Example> EXAMPLES =
      List.of(
          Example.of("where can I park my car", "parking"),
          Example.of("is there a car park", "parking"),
          Example.of("do you have a garage", "parking"),
          Example.of("what does parking cost", "parking"),
          Example.of("may I bring my dog", "pets"),
          Example.of("are cats allowed", "pets"),
          Example.of("do you take pets", "pets"),
          Example.of("what does a dog cost", "pets"),
          new Example("what is the weather like", Set.of()),
          new Example("tell me something funny", Set.of()));

  private final IntentClassifier classifier =
      IntentClassifier.train(
          EXAMPLES, new Vocabulary(Map.of("animal", List.of("dog*", "cat", "cats", "hamster*"))));

  @Test
  void putsTheLikeliestFirst() {
    assertThat(classifier.guesses("can I park here").getFirst().intent()).isEqualTo("parking");
    assertThat(classifier.guesses("my dogs come too").getFirst().intent()).isEqualTo("pets");
  }

  @Test
  void knowsAWordOfTheVocabularyThatNoExampleHas() {
    var guesses = classifier.guesses("hamster");
    assertThat(guesses.getFirst().intent()).isEqualTo("pets");
    assertThat(guesses.getFirst().confidence()).isGreaterThan(guesses.getLast().confidence());
  }

  @Test
  void forgivesASlip() {
    assertThat(classifier.guesses("parkking").getFirst().intent()).isEqualTo("parking");
  }

  @Test
  void isLessSureOfWhatItDoesNotKnow() {
    var known = classifier.guesses("where can I park my car").getFirst().confidence();
    assertThat(classifier.guesses("zzz").getFirst().confidence()).isLessThan(known);
    assertThat(classifier.guesses("").getFirst().confidence()).isLessThan(known);
  }

  @Test
  void givesConfidencesThatAreProbabilities() {
    assertThat(classifier.guesses("may I park my dog"))
        .hasSize(2)
        .allSatisfy(guess -> assertThat(guess.confidence()).isBetween(0.0, 1.0));
    assertThat(classifier.fairThreshold()).isBetween(0.0, 1.0);
  }

  @Test
  void learnsTheSameFromTheSameExamples() {
    var again =
        IntentClassifier.train(
            EXAMPLES, new Vocabulary(Map.of("animal", List.of("dog*", "cat", "cats", "hamster*"))));
    assertThat(again.guesses("what about my dog"))
        .isEqualTo(classifier.guesses("what about my dog"));
  }

  @Test
  void refusesToTellOneIntentApart() {
    assertThatThrownBy(
            () -> IntentClassifier.train(List.of(Example.of("one", "only")), Vocabulary.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("one\"");
  }
}
