package dev.parley.gateway.ladder;

import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.Sharing;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// An operator's pin, for all replicas where they share a store, else for this one.
///
/// Holds here at once. The store keeps it until it is let go, and each replica looks there once a
/// second; while the store is away the last pin known stays, and what was changed here meanwhile is
/// told when it is back. A store that came back empty is told what is pinned.
@Singleton
public class LadderPin {
  private static final Logger LOG = Logger.getLogger(LadderPin.class);
  private static final String NAME = "pin";

  /// Let go on purpose, unlike a store that has forgotten.
  private static final String NONE = "none";

  private final Ladder ladder;
  private final SharedStore store;
  private int changes;
  private boolean untold;

  public LadderPin(Ladder ladder, SharedStore store) {
    this.ladder = ladder;
    this.store = store;
  }

  /// @return complete when it holds as widely as it can; never a failure
  public synchronized Future<Void> pin(Rung rung) {
    ladder.pin(rung);
    return changed();
  }

  /// @return complete when it holds as widely as it can; never a failure
  public synchronized Future<Void> unpin() {
    ladder.unpin();
    return changed();
  }

  /// Whether what is pinned here holds, or soon will, at every replica.
  public synchronized boolean everywhere() {
    return store.sharing() == Sharing.SHARED && !untold;
  }

  /// Takes what the store says; called each second.
  public synchronized void look() {
    if (store.sharing() != Sharing.SHARED) {
      return;
    }
    if (untold) {
      var _ = tell();
      return;
    }
    var seen = changes;
    var _ =
        store
            .ask(connection -> connection.send(Request.cmd(Command.GET).arg(name())))
            .onSuccess(said -> heard(said, seen));
  }

  private Future<Void> changed() {
    changes++;
    untold = store.sharing() != Sharing.EMBEDDED;
    return untold ? tell() : Future.succeededFuture();
  }

  private Future<Void> tell() {
    var telling = changes;
    return store
        .ask(connection ->
            connection.send(
                Request.cmd(Command.SET)
                    .arg(name())
                    .arg(ladder.pinned().map(Rung::code).orElse(NONE))))
        .onSuccess(taken -> told(telling))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private synchronized void told(int change) {
    untold = untold && change != changes;
  }

  /// @param seen how many changes there were here when the store was asked: its answer is older
  ///   than what was changed since
  private synchronized void heard(@Nullable Response said, int seen) {
    if (seen != changes) {
      return;
    }
    if (said == null) {
      ladder.pinned().ifPresent(this::remind);
    } else if (NONE.equals(said.toString())) {
      ladder.pinned().ifPresent(rung -> ladder.unpin());
    } else {
      Rung.of(said.toString())
          .ifPresentOrElse(this::take, () -> LOG.warn("the shared store names no rung to pin"));
    }
  }

  private void take(Rung rung) {
    if (!ladder.pinned().equals(Optional.of(rung))) {
      ladder.pin(rung);
    }
  }

  /// Not over what another replica has said in between.
  private void remind(Rung rung) {
    var _ =
        store.ask(connection ->
            connection.send(Request.cmd(Command.SET).arg(name()).arg(rung.code()).arg("NX")));
  }

  private String name() {
    return store.name(Kind.LADDER, NAME);
  }
}
