package dev.parley.retention.schedule;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Refuses the start at a pace that could not keep the promise: unreadable within a minute of its
/// time.
@Startup
@Singleton
class Pace {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST_ROUND = Duration.ofSeconds(20);
  private static final Duration LONGEST_CLAIM = Duration.ofSeconds(30);

  Pace(ScheduleSettings settings) {
    check("opening-every", settings.openingEvery(), LONGEST_ROUND);
    check("destroying-every", settings.destroyingEvery(), LONGEST_ROUND);
    check("claim", settings.claim(), LONGEST_CLAIM);
  }

  private static void check(String name, Duration value, Duration longest) {
    if (value.compareTo(SHORTEST) < 0 || value.compareTo(longest) > 0) {
      throw new IllegalStateException(
          "parley.retention." + name + " must be " + SHORTEST + " to " + longest);
    }
  }
}
