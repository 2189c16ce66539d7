package dev.parley.gateway.ratelimit.shared;

/// One budget that is asked.
///
/// @param name whom it is for; only a keyed digest of it leaves the process
/// @param interval nanoseconds that one takes
/// @param burst how many at once
public record Budget(String name, long interval, int burst) {
  private static final long NANOS = 1_000;

  /// The script counts in microseconds, which its numbers hold exactly; rounded up.
  long micros() {
    return Math.ceilDiv(interval, NANOS);
  }

  /// Never prints whom.
  @Override
  public String toString() {
    return "Budget";
  }
}
