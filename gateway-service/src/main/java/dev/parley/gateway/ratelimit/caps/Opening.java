package dev.parley.gateway.ratelimit.caps;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import java.time.Duration;

/// Whether one more may be opened.
public sealed interface Opening {

  /// @param lease to be closed when what was opened ends
  record Admitted(Lease lease) implements Opening {}

  /// @param cap the first that is full
  record Refused(Cap cap) implements Opening {
    /// Nobody knows when another ends; a client that waits this long does not hammer.
    private static final Duration PAUSE = Duration.ofSeconds(5);

    public Ruling ruling() {
      return Ruling.refused(cap.rule(), ProblemCode.LIMIT_EXCEEDED, PAUSE);
    }
  }
}
