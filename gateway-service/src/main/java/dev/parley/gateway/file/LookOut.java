package dev.parley.gateway.file;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks at files again and again, on a thread of its own.
public final class LookOut implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LookOut.class);

  private final String name;
  private final ScheduledExecutorService thread;

  /// @param name of the thread, and for what it looks in the log
  public LookOut(String name) {
    this.name = name;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name).factory());
  }

  /// @param pause before the first look, and from the end of one to the next
  public void every(Duration pause, Runnable look) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> carefully(look), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// What is thrown would end the looking for good.
  private void carefully(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException | Error broken) {
      LOG.errorf(broken, "%s: a look at the files broke", name);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
