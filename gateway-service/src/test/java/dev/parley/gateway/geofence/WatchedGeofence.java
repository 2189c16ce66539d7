package dev.parley.gateway.geofence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A geofence that looks for newer files by itself, as the service's does.
public final class WatchedGeofence implements AutoCloseable {
  private final GeofenceWatch watch;
  private final Geofence geofence;

  /// @param country a database of countries
  public WatchedGeofence(Path country, Path sites) {
    var settings =
        new TestSettings(
            Optional.of(country), Optional.empty(), Duration.ofSeconds(1), Duration.ofDays(45));
    var databases = new Databases(settings);
    var rules = new SiteRules(sites, databases);
    geofence = new Geofence(rules, databases, site -> false);
    watch = new GeofenceWatch(settings, databases, rules);
  }

  public Geofence geofence() {
    return geofence;
  }

  @Override
  public void close() {
    watch.stop();
  }
}
