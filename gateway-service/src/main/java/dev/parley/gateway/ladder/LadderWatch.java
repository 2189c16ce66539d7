package dev.parley.gateway.ladder;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Has the ladder look at the load and at what is pinned elsewhere each second, and measures how
/// late an event loop comes.
@Singleton
class LadderWatch {
  private static final long STEP_MILLIS = 1_000;
  private static final long TICK_MILLIS = 100;

  void start(
      @Observes StartupEvent started,
      Vertx vertx,
      Ladder ladder,
      LadderPin pin,
      MeasuredLoad load) {
    var due = new long[] {System.nanoTime() + Duration.ofMillis(TICK_MILLIS).toNanos()};
    var _ =
        vertx.setPeriodic(
            TICK_MILLIS,
            tick -> {
              var now = System.nanoTime();
              if (now > due[0]) {
                load.late(Duration.ofNanos(now - due[0]));
              }
              due[0] = now + Duration.ofMillis(TICK_MILLIS).toNanos();
            });
    var _ =
        vertx.setPeriodic(
            STEP_MILLIS,
            step -> {
              ladder.step();
              pin.look();
            });
  }
}
