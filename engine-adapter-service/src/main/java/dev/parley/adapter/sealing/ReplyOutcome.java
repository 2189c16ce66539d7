package dev.parley.adapter.sealing;

/// How a turn ended; told in the final chunk.
public enum ReplyOutcome {
  ANSWERED("answered"),
  UNSURE("unsure"),
  REFUSED("refused"),
  ASKED("asked");

  private final String word;

  ReplyOutcome(String word) {
    this.word = word;
  }

  /// The word on the wire.
  public String word() {
    return word;
  }

  /// @throws IllegalArgumentException when there is no such outcome
  public static ReplyOutcome of(String word) {
    for (var outcome : values()) {
      if (outcome.word.equals(word)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("no such outcome");
  }
}
