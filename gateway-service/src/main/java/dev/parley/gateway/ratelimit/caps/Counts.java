package dev.parley.gateway.ratelimit.caps;

import java.util.concurrent.ConcurrentHashMap;

/// How many are open for each key. A key with none takes no memory.
final class Counts<K> {
  private final ConcurrentHashMap<K, Integer> open = new ConcurrentHashMap<>();
  private final int most;

  Counts(int most) {
    this.most = most;
  }

  /// @return whether there was room for one more
  boolean open(K key) {
    var admitted = new boolean[1];
    open.compute(
        key,
        (same, count) -> {
          var now = count == null ? 0 : count;
          admitted[0] = now < most;
          return admitted[0] ? Integer.valueOf(now + 1) : count;
        });
    return admitted[0];
  }

  /// Whether there is no room for one more.
  boolean full(K key) {
    return count(key) >= most;
  }

  void close(K key) {
    open.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
  }

  int keys() {
    return open.size();
  }

  int count(K key) {
    return open.getOrDefault(key, 0);
  }
}
