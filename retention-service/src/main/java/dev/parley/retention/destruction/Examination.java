package dev.parley.retention.destruction;

/// How a step ended that may say no.
sealed interface Examination {
  /// @param note what was seen, for the certificate
  record Passed(String note) implements Examination {}

  record Failed(Refusal refusal) implements Examination {}
}
