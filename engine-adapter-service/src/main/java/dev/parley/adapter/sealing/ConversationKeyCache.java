package dev.parley.adapter.sealing;

import dev.parley.adapter.sealing.key.KeyId;
import dev.parley.adapter.sealing.key.SealedKey;
import dev.parley.kernel.id.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/// Keys opened not long ago. It only saves time: what is not here is opened anew.
final class ConversationKeyCache {
  private final InstantSource clock;
  private final Duration life;
  private final int capacity;
  private final LinkedHashMap<Place, Held> held = new LinkedHashMap<>(16, 0.75f, true);

  record Place(String site, ConversationId conversation, KeyId keyId, SealedKey sealedKey) {}

  private record Held(ConversationKey key, Instant until) {}

  ConversationKeyCache(InstantSource clock, Duration life, int capacity) {
    this.clock = clock;
    this.life = life;
    this.capacity = capacity;
  }

  /// A key of the caller's own, to be closed by the caller.
  ConversationKey get(Place place, Supplier<ConversationKey> opening) {
    synchronized (held) {
      var known = held.get(place);
      if (known != null && clock.instant().isBefore(known.until())) {
        return known.key().copy();
      }
    }
    var key = opening.get();
    hold(place, key.copy());
    return key;
  }

  private void hold(Place place, ConversationKey key) {
    synchronized (held) {
      var before = held.put(place, new Held(key, clock.instant().plus(life)));
      if (before != null) {
        before.key().close();
      }
      if (held.size() > capacity) {
        var eldest = held.pollFirstEntry();
        eldest.getValue().key().close();
      }
    }
  }

  /// Wipes what is due.
  void sweep() {
    var now = clock.instant();
    synchronized (held) {
      held.values()
          .removeIf(one -> {
            var due = !now.isBefore(one.until());
            if (due) {
              one.key().close();
            }
            return due;
          });
    }
  }

  int size() {
    synchronized (held) {
      return held.size();
    }
  }
}
