package dev.parley.gateway.geofence;

import dev.parley.gateway.file.LookOut;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Looks at the files again and again, on a thread of its own: verifying a database takes seconds.
@Startup
@Singleton
class GeofenceWatch {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /// Twice as often as sites are looked at by default: both are taken after two looks, and a site
  /// serves nobody before its rules are in force.
  private static final Duration RULES = Duration.ofSeconds(1);

  private final LookOut looking = new LookOut("geofence");

  /// @throws GeofenceException when `parley.geofence.reload` is out of its bounds
  GeofenceWatch(GeofenceSettings settings, Databases databases, SiteRules rules) {
    var every = settings.reload();
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new GeofenceException("parley.geofence.reload: 1 second to 1 hour");
    }
    looking.every(every, () -> databases.all().forEach(WatchedDatabase::look));
    looking.every(RULES, rules::look);
  }

  @PreDestroy
  void stop() {
    looking.close();
  }
}
