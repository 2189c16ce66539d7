package dev.parley.middleware.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.middleware.catalogue.Classification;
import dev.parley.middleware.catalogue.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {
  private final Masking masking = new Masking();

  @ParameterizedTest
  @CsvSource({
    "PUBLIC,   true,  true",
    "PUBLIC,   false, true",
    "INTERNAL, true,  true",
    "INTERNAL, false, true",
    "PERSONAL, true,  true",
    "PERSONAL, false, false",
    "SECRET,   true,  false",
    "SECRET,   false, false",
  })
  void showsWhatTheClassAndTheProofAllow(
      Classification classification, boolean proven, boolean shown) {
    var predicate = proven ? new Predicate.Proven("booking") : new Predicate.Everybody();
    assertThat(masking.apply(classification, predicate, "4 June"))
        .isEqualTo(shown ? "4 June" : Masking.MASKED);
  }

  @ParameterizedTest
  @CsvSource({"PERSONAL", "SECRET"})
  void hidesEvenThatAValueIsMissing(Classification classification) {
    assertThat(masking.apply(classification, new Predicate.Everybody(), null))
        .isEqualTo(Masking.MASKED);
  }
}
