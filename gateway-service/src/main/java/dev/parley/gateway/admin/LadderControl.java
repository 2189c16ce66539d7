package dev.parley.gateway.admin;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// The degradation ladder, as an operator may hold it.
public interface LadderControl {

  /// Where a pin holds.
  enum Reach {
    /// At this replica, until it restarts.
    REPLICA,
    /// At all replicas that share a store.
    SUITE
  }

  /// @param rung the one in force
  /// @param pinned the one an operator chose, which no measure changes
  /// @param reach where it is pinned, or would be
  /// @param rungs all there are, from the usual to the last
  record State(String rung, Optional<String> pinned, Reach reach, List<String> rungs) {
    public State {
      rungs = List.copyOf(rungs);
    }
  }

  State state();

  /// @return whether there is such a rung; nothing changes where there is none
  Future<Boolean> pin(String rung);

  Future<Void> unpin();
}
