package dev.parley.gateway.ratelimit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;

/// Something worked out once for every stage and use.
final class PerRequest<T> {
  private final Map<Stage, Map<Use, T>> values = new EnumMap<>(Stage.class);

  PerRequest(BiFunction<Stage, Use, T> making) {
    for (var stage : Stage.values()) {
      var row = new EnumMap<Use, T>(Use.class);
      for (var use : Use.values()) {
        row.put(use, making.apply(stage, use));
      }
      values.put(stage, row);
    }
  }

  T of(Stage stage, Use use) {
    return Objects.requireNonNull(Objects.requireNonNull(values.get(stage)).get(use));
  }
}
