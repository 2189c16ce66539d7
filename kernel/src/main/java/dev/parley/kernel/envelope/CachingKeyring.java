package dev.parley.kernel.envelope;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Adds a memory to a keyring: a clear key is held until `idle` after its last use, never past
/// `end`.
///
/// Bounded; the least recently used key is wiped when it is full. [#sweep] wipes what is due, so
/// call it at least every few seconds.
public final class CachingKeyring implements Keyring {
  private final Keyring keyring;
  private final InstantSource clock;
  private final Duration idle;
  private final Instant end;
  private final int capacity;
  private final Map<WrappedKey, Held> held = new LinkedHashMap<>(16, 0.75f, true);

  private record Held(DataKey key, Instant until) {}

  /// @param end no key is held at or after this instant
  public CachingKeyring(
      Keyring keyring, InstantSource clock, Duration idle, Instant end, int capacity) {
    this.keyring = keyring;
    this.clock = clock;
    this.idle = idle;
    this.end = end;
    this.capacity = capacity;
  }

  @Override
  public Fresh generate() {
    var fresh = keyring.generate();
    hold(fresh.wrapped(), fresh.key());
    return fresh;
  }

  @Override
  public synchronized DataKey unwrap(WrappedKey wrapped) {
    sweep();
    var known = held.get(wrapped);
    if (known != null) {
      var key = known.key().copy();
      hold(wrapped, key);
      return key;
    }
    var key = keyring.unwrap(wrapped);
    hold(wrapped, key);
    return key;
  }

  /// Wipes every key that is due.
  public synchronized void sweep() {
    var now = clock.instant();
    for (Iterator<Held> each = held.values().iterator(); each.hasNext(); ) {
      var one = each.next();
      if (!now.isBefore(one.until())) {
        one.key().close();
        each.remove();
      }
    }
  }

  /// How many clear keys are held.
  public synchronized int size() {
    return held.size();
  }

  private synchronized void hold(WrappedKey wrapped, DataKey key) {
    var until = clock.instant().plus(idle);
    until = until.isBefore(end) ? until : end;
    var copy = key.copy();
    var before = held.put(wrapped, new Held(copy, until));
    if (before != null) {
      before.key().close();
    }
    if (held.size() > capacity) {
      var eldest = held.entrySet().iterator();
      eldest.next().getValue().key().close();
      eldest.remove();
    }
    if (!clock.instant().isBefore(end)) {
      sweep();
    }
  }
}
