package dev.parley.gateway.challenge;

import io.vertx.core.Future;
import java.time.Instant;

/// Remembers which challenges were solved, so that none counts twice.
public interface SpentChallenges {

  /// Spends a challenge.
  ///
  /// @param id the challenge's digest
  /// @param until when it expires and may be forgotten
  /// @return whether it was unspent; a failure when that cannot be told, and then it does not count
  Future<Boolean> spend(String id, Instant until);
}
