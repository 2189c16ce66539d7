package dev.parley.adapter.turn;

import dev.parley.adapter.background.Background;
import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;
import io.quarkus.runtime.Shutdown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The turns at work on this replica. Bounded; a turn that takes too long is interrupted.
@ApplicationScoped
class RunningTurns {
  private static final Duration SWEEP = Duration.ofSeconds(1);

  private final TurnSettings settings;
  private final InstantSource clock;
  private final Map<TurnId, RunningTurn> turns = new HashMap<>();

  @Inject
  RunningTurns(TurnSettings settings, Background background) {
    this(settings, InstantSource.system());
    background.every(SWEEP, "turns", this::interruptLate);
  }

  RunningTurns(TurnSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// Takes a place for the turn, or finds it at work already.
  ///
  /// @return the turn that was at work, or empty when `turn` has the place
  /// @throws ProblemException `engine.unavailable` when there is no room
  synchronized Optional<RunningTurn> admit(RunningTurn turn) {
    var known = turns.get(turn.id());
    if (known != null) {
      return Optional.of(known);
    }
    if (turns.size() >= settings.atOnce()) {
      throw new ProblemException(ProblemCode.ENGINE_UNAVAILABLE);
    }
    turns.put(turn.id(), turn);
    return Optional.empty();
  }

  synchronized Optional<RunningTurn> find(TurnId id) {
    return Optional.ofNullable(turns.get(id));
  }

  synchronized void leave(RunningTurn turn) {
    turns.remove(turn.id(), turn);
    notifyAll();
  }

  synchronized int size() {
    return turns.size();
  }

  final synchronized void interruptLate() {
    var limit = clock.instant().minus(settings.longest());
    turns.values().stream()
        .filter(turn -> turn.since().isBefore(limit))
        .forEach(RunningTurn::interrupt);
  }

  @Shutdown
  synchronized void drain() throws InterruptedException {
    var until = System.nanoTime() + settings.drain().toNanos();
    while (!turns.isEmpty() && System.nanoTime() < until) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, until - System.nanoTime()));
    }
  }
}
