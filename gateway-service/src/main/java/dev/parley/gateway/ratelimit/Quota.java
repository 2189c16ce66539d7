package dev.parley.gateway.ratelimit;

import java.time.Duration;

/// So many in a time, and so many at once, as the generic cell rate algorithm counts them (ITU-T
/// I.371, annex A): each takes an interval, and a full burst may run ahead of the clock.
///
/// @param rate how many in `per`, 1 to 10 million
/// @param per 1 second to 1 day
/// @param burst how many at once, 1 to `rate`
public record Quota(int rate, Duration per, int burst) {
  private static final int MOST = 10_000_000;

  public Quota {
    if (rate < 1 || rate > MOST) {
      throw new IllegalArgumentException("a rate is 1 to " + MOST + ", not " + rate);
    }
    if (per.compareTo(Duration.ofSeconds(1)) < 0 || per.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a limit's time is 1 second to 1 day, not " + per);
    }
    if (burst < 1 || burst > rate) {
      throw new IllegalArgumentException("a burst is 1 to the rate " + rate + ", not " + burst);
    }
  }

  /// The time that one takes, in nanoseconds, rounded up so that never more than `rate` pass.
  public long interval() {
    return Math.ceilDiv(per.toNanos(), rate);
  }

  /// The most that may pass within that time.
  public int within(Duration time) {
    var running = Math.ceilDiv(rate * time.toMillis(), per.toMillis());
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, burst + running));
  }

  /// As operators read it: `20 per PT1M, 8 at once`.
  @Override
  public String toString() {
    return rate + " per " + per + ", " + burst + " at once";
  }

  /// What one of so many replicas may admit on its own. None gets nothing: a replica without a
  /// budget would be an outage.
  public Share share(int replicas) {
    return new Share(Math.multiplyExact(interval(), replicas), Math.max(1, burst / replicas));
  }

  /// @param interval in nanoseconds
  /// @param burst how many at once
  public record Share(long interval, int burst) {}
}
