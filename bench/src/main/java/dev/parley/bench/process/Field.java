package dev.parley.bench.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Those who run in one bench, and why the others do not.
public final class Field implements AutoCloseable {
  private final Map<String, Proxy> running = new LinkedHashMap<>();
  private final Map<String, String> missing = new LinkedHashMap<>();

  /// A peer that cannot be started is missing; it spoils nobody else's figures.
  public void add(String name, Supplier<Start> starting) {
    switch (started(name, starting)) {
      case Start.Running(var proxy) -> running.put(name, proxy);
      case Start.Missing(var who, var reason) -> missing.put(who, reason);
    }
  }

  private static Start started(String name, Supplier<Start> starting) {
    try {
      return starting.get();
    } catch (IllegalStateException broken) {
      return new Start.Missing(name, String.valueOf(broken.getMessage()));
    }
  }

  public Optional<Proxy> find(String name) {
    return Optional.ofNullable(running.get(name));
  }

  public List<Proxy> running() {
    return new ArrayList<>(running.values());
  }

  /// Names with the reason, one line each.
  public Map<String, String> missing() {
    return Map.copyOf(missing);
  }

  /// @throws IllegalStateException when that one does not run: without it there is no bench
  public void require(String name) {
    var reason = missing.get(name);
    if (reason != null) {
      throw new IllegalStateException(name + ": " + reason);
    }
  }

  @Override
  public void close() {
    running.values().forEach(Proxy::close);
  }
}
