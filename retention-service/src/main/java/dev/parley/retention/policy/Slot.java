package dev.parley.retention.policy;

import java.time.Instant;

/// A stretch of time that shares one bucket: from `start`, up to but without `end`.
public record Slot(Instant start, Instant end) {
  public Slot {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("a slot ends after it starts");
    }
  }
}
