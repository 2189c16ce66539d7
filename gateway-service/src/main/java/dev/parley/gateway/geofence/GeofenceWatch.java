package dev.parley.gateway.geofence;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Looks at the files again and again, on a thread of its own: verifying a database takes seconds.
@Startup
@Singleton
class GeofenceWatch {
  private static final Logger LOG = Logger.getLogger(GeofenceWatch.class);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /// As often as sites are looked at: one that is new serves nobody before its rules are in force.
  private static final Duration RULES = Duration.ofSeconds(2);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("geofence").daemon().factory());

  /// @throws GeofenceException when `parley.geofence.reload` is out of its bounds
  GeofenceWatch(GeofenceSettings settings, Databases databases, SiteRules rules) {
    var every = settings.reload();
    if (every.compareTo(SHORTEST) < 0 || every.compareTo(LONGEST) > 0) {
      throw new GeofenceException("parley.geofence.reload: 1 second to 1 hour");
    }
    again(every, () -> databases.all().forEach(WatchedDatabase::look));
    again(every.compareTo(RULES) < 0 ? every : RULES, rules::look);
  }

  private void again(Duration every, Runnable look) {
    var _ =
        thread.scheduleWithFixedDelay(
            () -> carefully(look), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void carefully(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException | OutOfMemoryError broken) {
      // What is thrown here would end the watch for good.
      LOG.error("the geofence's files could not be looked at", broken);
    }
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
