package dev.parley.gateway.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Remembers what was used last, so much and no more.
final class Recent<K, V> {
  private final Map<K, V> entries;

  Recent(int capacity) {
    entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized @Nullable V find(K key) {
    return entries.get(key);
  }

  synchronized void keep(K key, V value) {
    entries.put(key, value);
  }
}
