package dev.parley.gateway.ratelimit.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// For each key the theoretical arrival time of its next request (GCRA), in nanoseconds.
///
/// A slot is two longs, the key's tag and its time, each with its like: a set of eight slots is 64
/// bytes of tags, which are searched, and 64 of times, of which one is read. A key may stand in
/// either of two sets; a new one goes where more is free. A slot whose time is past says no more
/// than an absent one, so it is free, a second later: by then nobody still acts on an older reading
/// of the clock. Times change by compare-and-set; only a new key takes a lock, one of many, for a
/// moment.
///
/// A slot is taken over in three steps: its time to [#TAKEN], its tag, its new time. A time is read
/// before the tag, and it only grows across a take-over, so a compare-and-set that succeeds was
/// made on the key that was read.
public final class Cells {
  /// What [#take] says when every slot of the key is in use.
  public static final long FULL = Long.MIN_VALUE;

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
  private static final long TAKEN = Long.MIN_VALUE;
  private static final long GRACE = 1_000_000_000L;
  private static final int WAYS = 8;
  private static final int LOCKS = 1 << 10;
  private static final int LOCK_STRIDE = 4;

  private final long[] tags;
  private final long[] times;
  private final int mask;
  private final AtomicIntegerArray locks = new AtomicIntegerArray(LOCKS * LOCK_STRIDE);

  /// @param capacity how many keys at once, a power of two, 8 at least; 16 bytes each
  public Cells(int capacity) {
    if (capacity < WAYS || Integer.bitCount(capacity) != 1) {
      throw new IllegalArgumentException("not a capacity: " + capacity);
    }
    tags = new long[capacity];
    times = new long[capacity];
    mask = capacity / WAYS - 1;
  }

  /// Takes one of a key's budget, or nothing.
  ///
  /// @param key from [KeyHash]
  /// @param now in nanoseconds, more than a second
  /// @param interval nanoseconds that one takes
  /// @param burst how many at once
  /// @return above 0: admitted, and so many nanoseconds until the budget is whole again; below 0:
  ///   refused, and one would pass after so many nanoseconds; [#FULL]
  public long take(long key, long now, long interval, int burst) {
    var ahead = interval * burst;
    while (true) {
      var slot = find(key);
      if (slot < 0) {
        return insert(key, now, interval, ahead);
      }
      var time = (long) LONG.getAcquire(times, slot);
      if (time == TAKEN || (long) LONG.getAcquire(tags, slot) != key) {
        Thread.onSpinWait();
        continue;
      }
      var next = Math.max(time, now) + interval;
      if (next - now > ahead) {
        return ahead - (next - now);
      }
      if (LONG.compareAndSet(times, slot, time, next)) {
        return next - now;
      }
    }
  }

  /// What [#take] would say, without taking.
  ///
  /// @return how many nanoseconds it would be until one passes, 0 where one would pass now, or
  ///   [#FULL]
  public long peek(long key, long now, long interval, int burst) {
    while (true) {
      var slot = find(key);
      if (slot < 0) {
        return free(first(key), now) + free(second(key), now) == 0 ? FULL : 0;
      }
      var time = (long) LONG.getAcquire(times, slot);
      if (time != TAKEN && (long) LONG.getAcquire(tags, slot) == key) {
        return Math.max(0, Math.max(time, now) + interval - now - interval * burst);
      }
      Thread.onSpinWait();
    }
  }

  /// Gives back what [#take] took.
  public void giveBack(long key, long interval) {
    while (true) {
      var slot = find(key);
      if (slot < 0) {
        return;
      }
      var time = (long) LONG.getAcquire(times, slot);
      if (time == TAKEN || (long) LONG.getAcquire(tags, slot) != key) {
        Thread.onSpinWait();
      } else if (LONG.compareAndSet(times, slot, time, time - interval)) {
        return;
      }
    }
  }

  private int find(long key) {
    var slot = within(first(key), key);
    return slot >= 0 ? slot : within(second(key), key);
  }

  private int within(int set, long key) {
    for (var slot = set; slot < set + WAYS; slot++) {
      if ((long) LONG.getOpaque(tags, slot) == key) {
        return slot;
      }
    }
    return -1;
  }

  /// The same key is never inserted twice: whoever inserts it holds its lock.
  private long insert(long key, long now, long interval, long ahead) {
    var lock = (int) (key >>> 54) * LOCK_STRIDE;
    while (!locks.compareAndSet(lock, 0, 1)) {
      Thread.onSpinWait();
    }
    try {
      if (find(key) < 0 && !place(key, now)) {
        return FULL;
      }
    } finally {
      locks.set(lock, 0);
    }
    return take(key, now, interval, (int) (ahead / interval));
  }

  private boolean place(long key, long now) {
    var first = first(key);
    var second = second(key);
    return free(first, now) >= free(second, now)
        ? place(first, key, now) || place(second, key, now)
        : place(second, key, now) || place(first, key, now);
  }

  private int free(int set, long now) {
    var free = 0;
    for (var slot = set; slot < set + WAYS; slot++) {
      if (isFree((long) LONG.getOpaque(times, slot), now)) {
        free++;
      }
    }
    return free;
  }

  private static boolean isFree(long time, long now) {
    return time != TAKEN && time < now - GRACE;
  }

  private boolean place(int set, long key, long now) {
    for (var slot = set; slot < set + WAYS; slot++) {
      var time = (long) LONG.getAcquire(times, slot);
      if (isFree(time, now) && LONG.compareAndSet(times, slot, time, TAKEN)) {
        LONG.setOpaque(tags, slot, key);
        LONG.setRelease(times, slot, now);
        return true;
      }
    }
    return false;
  }

  private int first(long key) {
    return ((int) key & mask) * WAYS;
  }

  private int second(long key) {
    return ((int) (key >>> 27) & mask) * WAYS;
  }
}
