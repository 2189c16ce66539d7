package dev.parley.adapter.engine.scripted.intent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What time is check-in?|what time is check in _q",
        "I can't, don't and won't|i can not do not and will not",
        "I’m here; that's it|i 'm here that 's it",
        "on Friday 3rd of May at 10:30|on _day _ord of _month at _time",
        "at 7 p.m. or 8 am|at _num _ampm or _num _ampm",
        "may I come on May 3|may i come on _month _num",
        "I am here|i am here",
        "Frühstück für Gäste am Montag|fruhstuck fur gaste am _day",
        "متى يبدأ تسجيل الوصول؟|متي يبدا تسجيل وصول _q",
        "!!! ...|''"
      })
  void cutsATextIntoWords(String text, String words) {
    assertThat(String.join(" ", Words.of(text))).isEqualTo(words);
  }
}
