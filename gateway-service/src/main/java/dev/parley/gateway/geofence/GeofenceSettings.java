package dev.parley.gateway.geofence;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where the databases lie, and how old they may grow. Parley ships none.
@ConfigMapping(prefix = "parley.geofence")
public interface GeofenceSettings {

  /// An MMDB file that knows countries; needed as soon as one site has rules on them.
  Optional<Path> countryDatabase();

  /// An MMDB file that knows autonomous systems. It may be the same file.
  Optional<Path> asnDatabase();

  /// How often files are looked at, 1 second to 1 hour.
  @WithDefault("30S")
  Duration reload();

  /// The age from which a database is called stale, 1 to 366 days: counted from the day it was
  /// built.
  @WithDefault("45D")
  Duration staleAfter();
}
