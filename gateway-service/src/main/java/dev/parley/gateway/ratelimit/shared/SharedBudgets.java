package dev.parley.gateway.ratelimit.shared;

import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SharedStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.List;

/// Budgets in the store that replicas share.
public final class SharedBudgets {
  private final SharedStore store;

  public SharedBudgets(SharedStore store) {
    this.store = store;
  }

  /// Takes one of each budget, or of none, in one round trip.
  ///
  /// @return a failure where the store does not answer in time; what it then still takes is lost to
  ///   the shared budget only
  public Future<Taken> take(List<Budget> budgets) {
    return store.ask(connection ->
        connection
            .send(request(Command.EVALSHA, TakeScript.SHA1, budgets))
            .recover(refused ->
                isUnknownScript(refused)
                    ? connection.send(request(Command.EVAL, TakeScript.TEXT, budgets))
                    : Future.failedFuture(refused))
            .map(TakeScript::taken));
  }

  /// How long each budget would refuse, by the store's clock; takes nothing. One round trip.
  ///
  /// @return for each the nanoseconds until one would pass, 0 where one would pass now; a failure
  ///   where the store does not answer in time
  public Future<List<Long>> waits(List<Budget> budgets) {
    var kept = Request.cmd(Command.MGET);
    budgets.forEach(budget -> kept.arg(store.name(Kind.LIMIT, budget.name())));
    return store.ask(connection ->
        connection
            .batch(List.of(Request.cmd(Command.TIME), kept))
            .map(answers -> KeptTimes.waits(budgets, answers)));
  }

  /// A store that has just started knows no script yet.
  private static boolean isUnknownScript(Throwable refused) {
    return refused.getMessage() != null && refused.getMessage().startsWith("NOSCRIPT");
  }

  private Request request(Command command, String script, List<Budget> budgets) {
    var request = Request.cmd(command).arg(script).arg(budgets.size());
    budgets.forEach(budget -> request.arg(store.name(Kind.LIMIT, budget.name())));
    budgets.forEach(budget -> request.arg(budget.micros()).arg(budget.burst()));
    return request;
  }
}
