package dev.parley.gateway.geofence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings as they are by default, but for the files.
record TestSettings(
    Optional<Path> countryDatabase,
    Optional<Path> asnDatabase,
    Duration reload,
    Duration staleAfter)
    implements GeofenceSettings {

  static TestSettings of(Optional<Path> country, Optional<Path> asn) {
    return new TestSettings(country, asn, Duration.ofSeconds(30), Duration.ofDays(45));
  }

  static TestSettings country(Path file) {
    return of(Optional.of(file), Optional.empty());
  }
}
