package dev.parley.gateway.admin;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// A ladder of two rungs.
final class LadderDouble implements LadderControl {
  private static final List<String> RUNGS = List.of("open", "closed");

  private volatile Optional<String> pinned = Optional.empty();

  @Override
  public State state() {
    return new State(pinned.orElse("open"), pinned, Reach.REPLICA, RUNGS);
  }

  @Override
  public Future<Boolean> pin(String rung) {
    if (!RUNGS.contains(rung)) {
      return Future.succeededFuture(false);
    }
    pinned = Optional.of(rung);
    return Future.succeededFuture(true);
  }

  @Override
  public Future<Void> unpin() {
    pinned = Optional.empty();
    return Future.succeededFuture();
  }
}
