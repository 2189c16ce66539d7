package dev.parley.gateway.house;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits in a test for what happens elsewhere.
public final class Waiting {
  private Waiting() {}

  public static <T> T on(Future<T> future) {
    return on(future.toCompletionStage().toCompletableFuture());
  }

  /// Asks again and again, for half a minute at most.
  public static void until(BooleanSupplier happened) {
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("it has not happened");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  public static <T> T on(java.util.concurrent.Future<T> future) {
    try {
      return future.get(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    } catch (ExecutionException | TimeoutException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
