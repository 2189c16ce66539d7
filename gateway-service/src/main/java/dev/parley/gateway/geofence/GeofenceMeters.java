package dev.parley.gateway.geofence;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;

/// How old the databases in use are, and whether their files, and the sites' rules, are what is in
/// use.
@Startup
@Singleton
class GeofenceMeters {
  private static final String KIND = "database";

  GeofenceMeters(MeterRegistry meters, Databases databases, SiteRules rules) {
    show(meters, databases);
    show(meters, rules);
  }

  static void show(MeterRegistry meters, SiteRules rules) {
    Gauge.builder("parley.geofence.rules.refused", rules, held -> held.refused() ? 1 : 0)
        .description("1 while the sites' geofences on the disk are not what is in force")
        .register(meters);
  }

  static void show(MeterRegistry meters, Databases databases) {
    databases.all().forEach(database -> show(meters, database));
  }

  private static void show(MeterRegistry meters, WatchedDatabase database) {
    var kind = database.kind().label();
    Gauge.builder("parley.geofence.database.age", database, measured -> seconds(measured.age()))
        .description("Time since the vendor built the database in use")
        .baseUnit("seconds")
        .tag(KIND, kind)
        .register(meters);
    Gauge.builder(
            "parley.geofence.database.stale.after",
            database,
            measured -> seconds(measured.staleAfter()))
        .description("The age from which a database is called stale")
        .baseUnit("seconds")
        .tag(KIND, kind)
        .register(meters);
    Gauge.builder(
            "parley.geofence.database.held.back", database, measured -> measured.heldBack() ? 1 : 0)
        .description("1 while the file was refused or is gone, and an older content is in use")
        .tag(KIND, kind)
        .register(meters);
    FunctionCounter.builder("parley.geofence.database.refused", database, WatchedDatabase::refusals)
        .description("Contents of the file that were refused")
        .tag(KIND, kind)
        .register(meters);
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
