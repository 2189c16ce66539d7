package dev.parley.gateway.ladder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much of the suite is served, from everything to nothing; each rung includes those below.
public enum Rung {
  OPEN("The chat is open."),
  PROOF_OF_WORK("The chat is busy: browsers are checked first."),
  SCRIPTED_ONLY("The chat is busy: answers are short."),
  /// No person is there yet: it is as [#SCRIPTED_ONLY], and says what it is.
  QUEUE_FOR_PERSON("The chat is very busy: answers are short, and a person may take long."),
  CLOSED("The chat is closed for now.");

  private final String message;

  Rung(String message) {
    this.message = message;
  }

  /// For people, in English; a client has its own words for [#code()].
  public String message() {
    return message;
  }

  /// As configuration, `/v1/status` and `Parley-Rung` spell it.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @return the rung that is spelt so, if there is one
  public static Optional<Rung> of(String code) {
    return Arrays.stream(values()).filter(rung -> rung.code().equals(code)).findAny();
  }

  public boolean atLeast(Rung other) {
    return compareTo(other) >= 0;
  }

  Rung below() {
    return switch (this) {
      case OPEN, PROOF_OF_WORK -> OPEN;
      case SCRIPTED_ONLY -> PROOF_OF_WORK;
      case QUEUE_FOR_PERSON -> SCRIPTED_ONLY;
      case CLOSED -> QUEUE_FOR_PERSON;
    };
  }
}
