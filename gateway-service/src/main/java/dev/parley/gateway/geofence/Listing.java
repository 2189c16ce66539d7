package dev.parley.gateway.geofence;

import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;

/// What a site lists of one kind, countries or autonomous systems.
///
/// @param names whom it names
/// @param named whether those are admitted and all others are not, or the other way round
/// @param unknown what to do with an address of which this is not known
record Listing<T>(Set<T> names, Answer named, Answer unknown) {
  enum Answer {
    ADMIT,
    REFUSE
  }

  Listing {
    names = Set.copyOf(names);
  }

  /// @param rule how the rules begin, for example `geofence.hotel.country`
  Ruling judge(String rule, Optional<T> value) {
    if (value.isEmpty()) {
      return ruling(unknown, rule + ".unknown");
    }
    return switch (named) {
      case ADMIT ->
          names.contains(value.get())
              ? ruling(Answer.ADMIT, rule + ".allow:" + value.get())
              : ruling(Answer.REFUSE, rule + ".not-allowed:" + value.get());
      case REFUSE ->
          names.contains(value.get())
              ? ruling(Answer.REFUSE, rule + ".deny:" + value.get())
              : ruling(Answer.ADMIT, rule + ".not-denied:" + value.get());
    };
  }

  private static Ruling ruling(Answer answer, String rule) {
    return switch (answer) {
      case ADMIT -> Ruling.admitted(rule);
      case REFUSE -> Ruling.refused(rule, ProblemCode.REGION_DENIED);
    };
  }
}
