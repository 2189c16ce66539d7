package dev.parley.gateway.refusal;

import java.time.InstantSource;

/// So many lines in a second: a flood is counted, not written.
public final class LinesPerSecond {
  private static final long SECOND_MILLIS = 1_000;

  private final InstantSource clock;
  private final int most;
  private long second;
  private int written;
  private long leftOut;

  public LinesPerSecond(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /// Whether one more is to be written.
  public synchronized boolean take() {
    turn();
    if (written < most) {
      written++;
      return true;
    }
    leftOut++;
    return false;
  }

  /// How many were left out until the second that is running, told once.
  public synchronized long leftOut() {
    if (!turn()) {
      return 0;
    }
    var told = leftOut;
    leftOut = 0;
    return told;
  }

  /// @return whether a second is over since the last line
  private boolean turn() {
    var now = clock.millis() / SECOND_MILLIS;
    if (now == second) {
      return false;
    }
    second = now;
    written = 0;
    return true;
  }
}
