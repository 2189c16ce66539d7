package dev.parley.gateway.ladder;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLongArray;

/// A number for each of the last ten seconds.
///
/// Two threads that meet at the turn of a second may lose a count between them; nothing here is
/// worth a lock.
final class Recently {
  static final int SECONDS = 10;

  private final InstantSource clock;
  private final AtomicLongArray seconds = new AtomicLongArray(SECONDS);
  private final AtomicLongArray values = new AtomicLongArray(SECONDS);

  Recently(InstantSource clock) {
    this.clock = clock;
  }

  void add(long amount) {
    values.addAndGet(cell(), amount);
  }

  long sum() {
    long sum = 0;
    for (var i = 0; i < SECONDS; i++) {
      sum += value(i);
    }
    return sum;
  }

  private long value(int cell) {
    return seconds.get(cell) > clock.instant().getEpochSecond() - SECONDS ? values.get(cell) : 0;
  }

  private int cell() {
    var second = clock.instant().getEpochSecond();
    var cell = Math.floorMod(second, SECONDS);
    var held = seconds.get(cell);
    if (held != second && seconds.compareAndSet(cell, held, second)) {
      values.set(cell, 0);
    }
    return cell;
  }
}
