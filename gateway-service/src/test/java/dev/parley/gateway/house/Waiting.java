package dev.parley.gateway.house;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits in a test for what happens elsewhere.
public final class Waiting {
  private Waiting() {}

  public static <T> T on(Future<T> future) {
    return on(future.toCompletionStage().toCompletableFuture());
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
