package dev.parley.gateway.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("deprecation") // the registry that the Quarkus extension brings
class GeofenceMetersTest {
  @TempDir private Path folder;

  @Test
  void showsAgeBoundAndRefusals() {
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MeasuredDatabases.show(meters, folder);
    assertThat(meters.scrape())
        .contains("parley_geofence_database_age_seconds{database=\"country\",} 172800.0")
        .contains("parley_geofence_database_stale_after_seconds{database=\"country\",} 3888000.0")
        .contains("parley_geofence_database_held_back{database=\"country\",} 1.0")
        .contains("parley_geofence_database_refused_total{database=\"country\",} 1.0")
        .doesNotContain("database=\"asn\"");
  }
}
