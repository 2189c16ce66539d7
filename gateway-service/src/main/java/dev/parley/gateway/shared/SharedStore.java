package dev.parley.gateway.shared;

import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection to the store, on which requests follow each other without waiting. When it breaks
/// or is slow nobody asks the store any more, until a look from time to time finds it back.
@Startup
@Singleton
public class SharedStore implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SharedStore.class);
  private static final Future<?> AWAY = Future.failedFuture("the shared store is away");
  private static final long PROBE_MILLIS = 1;

  private final Vertx vertx;
  private final Optional<StoreAddress> address;
  private final long timeoutMillis;
  private final long lookMillis;
  private final long timer;
  private final AtomicReference<@Nullable Open> store = new AtomicReference<>();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final LongAdder left = new LongAdder();
  private volatile boolean saidAway;
  private volatile boolean closed;

  /// A client is used for one connection and thrown away with it: what hangs is not used again.
  private record Open(Redis client, RedisConnection connection) {}

  /// @throws IllegalArgumentException where the settings would expose or weaken
  public SharedStore(Vertx vertx, SharedSettings settings) {
    this.vertx = vertx;
    this.address = settings.url().map(url -> StoreAddress.of(url, settings));
    this.timeoutMillis = settings.timeout().toMillis();
    this.lookMillis = Math.max(1_000, timeoutMillis);
    if (address.isEmpty()) {
      this.timer = -1;
      return;
    }
    look(address.get());
    this.timer = vertx.setPeriodic(settings.retry().toMillis(), due -> look(address.get()));
  }

  /// Where what is shared is now: in the store only while it was there when it was asked last.
  public Sharing sharing() {
    if (address.isEmpty()) {
      return Sharing.EMBEDDED;
    }
    return store.get() == null ? Sharing.ALONE : Sharing.SHARED;
  }

  /// How often it was there and then not: it broke, was slow, or took nothing.
  public long left() {
    return left.sum();
  }

  /// @return the name that the store sees
  /// @throws IllegalStateException where no store is configured
  public String name(Kind kind, String name) {
    return address
        .orElseThrow(() -> new IllegalStateException("no shared store is configured"))
        .names()
        .of(kind, name);
  }

  /// Asks the store by its connection.
  ///
  /// @return a failure, and soon, where it is away or does not answer in time; what was asked may
  ///   have been done nevertheless
  @SuppressWarnings("unchecked") // a failure is of every type
  public <T> Future<T> ask(Function<RedisConnection, Future<T>> question) {
    var open = store.get();
    if (open == null) {
      return (Future<T>) AWAY;
    }
    return question
        .apply(open.connection())
        .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
        .onFailure(cause -> leave(open, cause));
  }

  private void look(StoreAddress where) {
    if (closed || store.get() != null || !looking.compareAndSet(false, true)) {
      return;
    }
    var client = Redis.createClient(vertx, where.options());
    client
        .connect()
        .compose(connection -> connection.send(probe()).map(connection))
        .timeout(lookMillis, TimeUnit.MILLISECONDS)
        .onSuccess(connection -> found(new Open(client, connection)))
        .onFailure(cause -> {
          client.close();
          sayAway(cause);
        })
        .onComplete(done -> looking.set(false));
  }

  /// A write: a replica of a store, or a full one, answers `PING` and takes nothing.
  private Request probe() {
    return Request.cmd(Command.SET)
        .arg(name(Kind.PROBE, "probe"))
        .arg(1)
        .arg("PX")
        .arg(PROBE_MILLIS);
  }

  private void found(Open found) {
    found.connection().exceptionHandler(cause -> leave(found, cause));
    found.connection().endHandler(end -> leave(found, new IllegalStateException("it ended")));
    store.set(found);
    if (closed) {
      leave(found, new IllegalStateException("closed"));
    } else if (saidAway) {
      saidAway = false;
      LOG.info("the shared store is back: replicas share again");
    }
  }

  private void leave(Open open, Throwable cause) {
    if (store.compareAndSet(open, null)) {
      if (!closed) {
        left.increment();
      }
      open.client().close();
      sayAway(cause);
    }
  }

  private void sayAway(Throwable cause) {
    if (!saidAway && !closed) {
      saidAway = true;
      LOG.warnf("the shared store is away, this replica stands alone: %s", cause);
    }
  }

  @Override
  @PreDestroy
  public void close() {
    closed = true;
    if (address.isPresent()) {
      vertx.cancelTimer(timer);
    }
    var open = store.get();
    if (open != null) {
      leave(open, new IllegalStateException("closed"));
    }
  }
}
