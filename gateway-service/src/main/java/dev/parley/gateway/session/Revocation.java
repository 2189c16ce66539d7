package dev.parley.gateway.session;

import java.time.Duration;

/// What became of a site's wish to end a subject's sessions.
sealed interface Revocation {
  enum Held implements Revocation {
    EVERYWHERE,
    /// At this replica alone: the store that all share is away.
    HERE
  }

  /// Nobody could remember it.
  ///
  /// @param retryAfter when the oldest that is remembered has run out
  record Full(Duration retryAfter) implements Revocation {}
}
