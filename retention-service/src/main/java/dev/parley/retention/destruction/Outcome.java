package dev.parley.retention.destruction;

import java.util.UUID;

/// How the execution of a plan ended.
public sealed interface Outcome {
  record Destroyed(UUID certificate) implements Outcome {}

  record Refused(Refusal refusal) implements Outcome {}

  /// Another replica is at it, or has been.
  record LeftToAnother() implements Outcome {}
}
