package dev.parley.retention.schedule;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/// How often the rounds are made.
@ConfigMapping(prefix = "parley.retention")
public interface ScheduleSettings {

  Duration openingEvery();

  Duration destroyingEvery();

  /// How long a replica that was killed keeps others from its bucket.
  Duration claim();
}
