package dev.parley.gateway.geofence;

import dev.parley.testing.TestingClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A country database two days old, whose next content was refused, as the service measures it.
public final class MeasuredDatabases {
  private MeasuredDatabases() {}

  public static void show(MeterRegistry meters, Path folder) {
    var file = Mmdb.country("192.0.2.0/24", "DE").write(folder.resolve("country.mmdb"));
    var databases =
        new Databases(
            TestSettings.of(Optional.of(file), Optional.empty()),
            TestingClock.at(Mmdb.BUILT.plus(Duration.ofDays(2))));
    Mmdb.write(file, new byte[] {1});
    databases.all().forEach(WatchedDatabase::look);
    GeofenceMeters.show(meters, databases);
    GeofenceMeters.show(meters, new SiteRules(folder, databases));
  }
}
