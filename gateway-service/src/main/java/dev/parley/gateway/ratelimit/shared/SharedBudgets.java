package dev.parley.gateway.ratelimit.shared;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection to the store, on which requests follow each other without waiting. When it breaks
/// or is slow nobody asks the store any more, until a look from time to time finds it back.
public final class SharedBudgets {
  private static final Logger LOG = Logger.getLogger(SharedBudgets.class);

  private final Vertx vertx;
  private final StoreAddress address;
  private final long timeoutMillis;
  private final long lookMillis;
  private final long timer;
  private final AtomicReference<@Nullable Store> store = new AtomicReference<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean saidAway;
  private volatile boolean closed;

  /// A client is used for one connection and thrown away with it: what hangs is not used again.
  private record Store(Redis client, RedisConnection connection) {}

  private SharedBudgets(Vertx vertx, StoreAddress address, SharedSettings settings) {
    this.vertx = vertx;
    this.address = address;
    this.timeoutMillis = settings.timeout().toMillis();
    this.lookMillis = Math.max(1_000, timeoutMillis);
    look();
    this.timer = vertx.setPeriodic(settings.retry().toMillis(), due -> look());
  }

  /// @return nothing where no store is configured
  public static Optional<SharedBudgets> connect(Vertx vertx, SharedSettings settings) {
    return settings
        .url()
        .map(url -> new SharedBudgets(vertx, StoreAddress.of(url, settings), settings));
  }

  /// Whether asking makes sense: the store was there when it was asked last.
  public boolean reachable() {
    return store.get() != null;
  }

  /// Takes one of each budget, or of none, in one round trip.
  ///
  /// @return a failure where the store does not answer in time; what it then still takes is lost to
  ///   the shared budget only
  public Future<Taken> take(List<Budget> budgets) {
    var open = store.get();
    if (open == null) {
      return Future.failedFuture("the shared store is away");
    }
    var connection = open.connection();
    return connection
        .send(request(Command.EVALSHA, TakeScript.SHA1, budgets))
        .recover(refused ->
            isUnknownScript(refused)
                ? connection.send(request(Command.EVAL, TakeScript.TEXT, budgets))
                : Future.failedFuture(refused))
        .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
        .map(TakeScript::taken)
        .onFailure(cause -> leave(open, cause));
  }

  private static boolean isUnknownScript(Throwable refused) {
    return refused.getMessage() != null && refused.getMessage().startsWith("NOSCRIPT");
  }

  private Request request(Command command, String script, List<Budget> budgets) {
    var request = Request.cmd(command).arg(script).arg(budgets.size());
    budgets.forEach(budget -> request.arg(address.names().of(budget)));
    budgets.forEach(budget -> request.arg(budget.micros()).arg(budget.burst()));
    return request;
  }

  private void look() {
    if (closed || reachable() || !looking.compareAndSet(false, true)) {
      return;
    }
    var client = Redis.createClient(vertx, address.options());
    client
        .connect()
        .compose(connection ->
            connection
                .send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(TakeScript.TEXT))
                .map(connection))
        .timeout(lookMillis, TimeUnit.MILLISECONDS)
        .onSuccess(connection -> found(new Store(client, connection)))
        .onFailure(cause -> {
          client.close();
          sayAway(cause);
        })
        .onComplete(done -> looking.set(false));
  }

  private void found(Store found) {
    found.connection().exceptionHandler(cause -> leave(found, cause));
    found.connection().endHandler(end -> leave(found, new IllegalStateException("it ended")));
    store.set(found);
    if (closed) {
      leave(found, new IllegalStateException("closed"));
    } else if (saidAway) {
      saidAway = false;
      LOG.info("limits are shared again");
    }
  }

  private void leave(Store left, Throwable cause) {
    if (store.compareAndSet(left, null)) {
      left.client().close();
      sayAway(cause);
    }
  }

  private void sayAway(Throwable cause) {
    if (!saidAway && !closed) {
      saidAway = true;
      LOG.warnf("limits are not shared, this replica keeps its share: %s", cause);
    }
  }

  public void close() {
    closed = true;
    vertx.cancelTimer(timer);
    var open = store.get();
    if (open != null) {
      leave(open, new IllegalStateException("closed"));
    }
  }
}
