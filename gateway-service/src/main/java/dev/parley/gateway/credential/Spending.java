package dev.parley.gateway.credential;

import java.time.Duration;

/// What became of an assertion that was to be used.
sealed interface Spending {
  enum Once implements Spending {
    /// It was not used before.
    FIRST,
    AGAIN
  }

  /// Nobody could remember that it is used now.
  ///
  /// @param retryAfter when the oldest that is remembered has run out
  record Full(Duration retryAfter) implements Spending {}
}
