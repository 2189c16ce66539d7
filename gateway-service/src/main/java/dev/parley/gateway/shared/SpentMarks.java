package dev.parley.gateway.shared;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/// What may be used once over all replicas: who sets the mark first has used it.
///
/// Falls open between replicas and nowhere else: while the store is away the caller's own memory is
/// all that holds, so what was spent at one replica could be spent once more at each other. The
/// caller therefore remembers everything itself, first.
@Singleton
public class SpentMarks {
  /// Clocks of replicas differ; a mark outlives what it stands for at the slowest of them.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final SharedStore store;
  private final InstantSource clock;
  private final LongAdder alone = new LongAdder();

  @Inject
  public SpentMarks(SharedStore store) {
    this(store, InstantSource.system());
  }

  public SpentMarks(SharedStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// In one round trip, and no longer than the store's timeout. Never fails.
  ///
  /// @param until when it may be forgotten
  /// @return whether no other replica is known to have used it
  public Future<Boolean> spend(Kind kind, String name, Instant until) {
    return switch (store.sharing()) {
      case EMBEDDED -> Future.succeededFuture(true);
      case ALONE -> Future.succeededFuture(countedAlone());
      case SHARED ->
          store
              .ask(connection -> connection.send(mark(kind, name, until)).map(set -> set != null))
              .otherwise(away -> countedAlone());
    };
  }

  /// How many were taken by this replica's memory alone, since the store was away.
  public long alone() {
    return alone.sum();
  }

  private boolean countedAlone() {
    alone.increment();
    return true;
  }

  private Request mark(Kind kind, String name, Instant until) {
    var life = Duration.between(clock.instant(), until).plus(MARGIN).toMillis();
    return Request.cmd(Command.SET)
        .arg(store.name(kind, name))
        .arg(1)
        .arg("NX")
        .arg("PX")
        .arg(Math.max(1, life));
  }
}
