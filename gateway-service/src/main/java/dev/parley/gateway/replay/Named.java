package dev.parley.gateway.replay;

import dev.parley.kernel.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;

/// Values that alone are admitted, or that alone are not: one half of a geofence.
///
/// @param allows whether the values are those that are admitted
/// @param admitsUnknown what to do where the value is not known
record Named<T>(boolean allows, Set<T> values, boolean admitsUnknown) {
  Named {
    values = Set.copyOf(values);
  }

  /// @param rule how its rules begin, for example `geofence.hotel.country`
  Proposed ask(String rule, Optional<T> value) {
    if (value.isEmpty()) {
      return admitsUnknown ? new Proposed.Admits() : refused(rule + ".unknown");
    }
    return values.contains(value.get()) == allows
        ? new Proposed.Admits()
        : refused(rule + (allows ? ".not-allowed:" : ".deny:") + value.get());
  }

  private static Proposed refused(String rule) {
    return new Proposed.Refuses(rule, ProblemCode.REGION_DENIED.code());
  }
}
