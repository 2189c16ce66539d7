package dev.parley.gateway.replay;

/// What a proposal says of a record.
sealed interface Proposed {
  record Admits() implements Proposed {}

  /// @param outcome the problem's code
  record Refuses(String rule, String outcome) implements Proposed {}

  /// The record says too little: its addresses would be answered differently.
  ///
  /// @param rule one that speaks of a part of the record's network
  record Unsure(String rule) implements Proposed {}

  /// As two gates in a row: what the first may let through the second decides.
  default Proposed then(Proposed next) {
    return switch (this) {
      case Admits() -> next;
      case Refuses refusal -> refusal;
      case Unsure unsure -> next instanceof Refuses refusal ? refusal : unsure;
    };
  }
}
