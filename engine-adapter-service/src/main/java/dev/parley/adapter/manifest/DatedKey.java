package dev.parley.adapter.manifest;

import dev.parley.adapter.sealing.key.RecipientKey;
import java.time.Instant;

/// A key pair and its times: first named at `since`, accepted until `until`.
record DatedKey(RecipientKey key, Instant since, Instant until) {
  boolean accepted(Instant now) {
    return now.isBefore(until);
  }
}
