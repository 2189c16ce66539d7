package dev.parley.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class TestingClock implements InstantSource {

  private final AtomicReference<Instant> now;

  private TestingClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  public static TestingClock at(Instant now) {
    return new TestingClock(now);
  }

  /// For what is compared with the clock of a real server.
  public static TestingClock atPresent() {
    return at(Instant.now());
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("time does not run backwards: " + step);
    }
    now.updateAndGet(before -> before.plus(step));
  }
}
