package dev.parley.platform.launch;

import dev.parley.platform.operator.CannotStart;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Waits until a program can do its work, as long as it lives.
public final class Readiness {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private Readiness() {}

  /// @param ready asked again and again; must not throw
  public static void await(
      Launcher launcher, Running running, Duration limit, BooleanSupplier ready) {
    Instant end = Instant.now().plus(limit);
    while (!ready.getAsBoolean()) {
      if (!running.isAlive()) {
        throw failed(launcher, running, "died at the start");
      }
      if (Instant.now().isAfter(end)) {
        throw failed(launcher, running, "was not ready within " + limit.toSeconds() + " s");
      }
      if (Pause.of(LOOK_AGAIN).interrupted()) {
        throw new CannotStart("interrupted while waiting for " + running.name());
      }
    }
  }

  private static CannotStart failed(Launcher launcher, Running running, String how) {
    var log = launcher.log(running.name());
    return CannotStart.withLog(
        "%s %s; the end of %s:".formatted(running.name(), how, log), LogTail.of(log));
  }
}
