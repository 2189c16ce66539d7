package dev.parley.platform.servers;

import dev.parley.platform.operator.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;

/// Runs the steps of a start beside each other and tells of each how long it took.
public final class Steps implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Progress progress;

  public Steps(Progress progress) {
    this.progress = progress;
  }

  /// @param remark what to say of the result, such as its address
  public <T> CompletableFuture<T> run(String step, Supplier<T> work, Function<T, String> remark) {
    return CompletableFuture.supplyAsync(() -> timed(step, work, remark), threads);
  }

  public <A, T> CompletableFuture<T> after(
      CompletableFuture<A> before, String step, Function<A, T> work, Function<T, String> remark) {
    return before.thenApplyAsync(done -> timed(step, () -> work.apply(done), remark), threads);
  }

  /// The result, or the exception that its step ended with.
  public static <T> T await(CompletableFuture<T> step) {
    try {
      return step.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    threads.close();
  }

  private <T> T timed(String step, Supplier<T> work, Function<T, String> remark) {
    Instant began = Instant.now();
    T result = work.get();
    progress.done(step, remark.apply(result), Duration.between(began, Instant.now()));
    return result;
  }
}
