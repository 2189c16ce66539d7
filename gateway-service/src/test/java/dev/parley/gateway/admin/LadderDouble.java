package dev.parley.gateway.admin;

import java.util.List;
import java.util.Optional;

/// A ladder of two rungs.
final class LadderDouble implements LadderControl {
  private static final List<String> RUNGS = List.of("open", "closed");

  private volatile Optional<String> pinned = Optional.empty();

  @Override
  public State state() {
    return new State(pinned.orElse("open"), pinned, RUNGS);
  }

  @Override
  public boolean pin(String rung) {
    if (!RUNGS.contains(rung)) {
      return false;
    }
    pinned = Optional.of(rung);
    return true;
  }

  @Override
  public void unpin() {
    pinned = Optional.empty();
  }
}
