package dev.parley.adapter.background;

import io.quarkus.runtime.Shutdown;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs things again and again, one run of each at a time.
@ApplicationScoped
public class Background {
  private static final Logger LOG = Logger.getLogger(Background.class);

  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("background-", 0).factory());

  /// @param what names it in the log
  public void every(Duration delay, String what, Runnable work) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> run(what, work), delay.toMillis(), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void run(String what, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failed) {
      LOG.warnf("%s: %s", what, failed.getMessage());
    }
  }

  @Shutdown
  void stop() {
    timer.shutdownNow();
  }
}
