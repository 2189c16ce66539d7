package dev.parley.gateway.record;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The last so many, without a lock: what is new takes the place of what is oldest.
final class Ring<T> {
  private final AtomicReferenceArray<@Nullable T> slots;
  private final AtomicLong added = new AtomicLong();

  Ring(int capacity) {
    slots = new AtomicReferenceArray<>(capacity);
  }

  void add(T value) {
    slots.set((int) (added.getAndIncrement() % slots.length()), value);
  }

  long added() {
    return added.get();
  }

  /// What is there now, the newest first.
  List<T> content() {
    var newest = added.get();
    var found = new ArrayList<T>();
    for (var number = newest - 1; number >= 0 && number >= newest - slots.length(); number--) {
      var value = slots.get((int) (number % slots.length()));
      if (value != null) {
        found.add(value);
      }
    }
    return found;
  }
}
