package dev.parley.gateway.admin;

import java.util.List;
import java.util.Optional;

/// The degradation ladder, as an operator may hold it.
public interface LadderControl {

  /// @param rung the one in force
  /// @param pinned the one an operator chose, which no measure changes
  /// @param rungs all there are, from the usual to the last
  record State(String rung, Optional<String> pinned, List<String> rungs) {
    public State {
      rungs = List.copyOf(rungs);
    }
  }

  State state();

  /// @return whether there is such a rung; nothing changes where there is none
  boolean pin(String rung);

  void unpin();
}
