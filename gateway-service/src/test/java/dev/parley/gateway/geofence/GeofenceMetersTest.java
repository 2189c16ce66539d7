package dev.parley.gateway.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testing.TestingClock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// The rules that operators load into Prometheus, beside what the service shows.
class AlertsTest {
  private static final Path TREE = Path.of("..");
  private static final Pattern METRIC = Pattern.compile("parley_geofence_[a-z_]+");

  @TempDir private Path folder;

  @Test
  void watchOnlyWhatIsMeasured() throws IOException {
    var shown = scrape();
    var metrics =
        rules().stream()
            .flatMap(rule -> METRIC.matcher(rule.getString("expr")).results())
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(metrics).contains("parley_geofence_database_age_seconds");
    for (var metric : metrics) {
      assertThat(shown).contains("\n" + metric + "{database=\"country\"");
    }
  }

  @Test
  void eachHaveARunbook() throws IOException {
    var geofence =
        rules().stream().filter(rule -> rule.getString("alert").startsWith("Geofence")).toList();
    assertThat(geofence)
        .extracting(rule -> rule.getString("alert"))
        .containsExactly("GeofenceDatabaseStale", "GeofenceDatabaseRefused");
    for (var rule : geofence) {
      var runbook = rule.getJsonObject("annotations").getString("runbook");
      assertThat(TREE.resolve(runbook)).isRegularFile();
      assertThat(Files.readString(TREE.resolve(runbook)))
          .contains("**Meaning.**", "**Impact.**", "**Diagnosis.**", "**Mitigation.**");
    }
  }

  @Test
  void showsAgeBoundAndRefusals() throws IOException {
    assertThat(scrape())
        .contains("parley_geofence_database_age_seconds{database=\"country\",} 172800.0")
        .contains("parley_geofence_database_stale_after_seconds{database=\"country\",} 3888000.0")
        .contains("parley_geofence_database_held_back{database=\"country\",} 1.0")
        .contains("parley_geofence_database_refused_total{database=\"country\",} 1.0")
        .doesNotContain("database=\"asn\"");
  }

  @SuppressWarnings("deprecation") // the registry that the Quarkus extension brings
  private String scrape() {
    var file = Mmdb.country("192.0.2.0/24", "DE").write(folder.resolve("country.mmdb"));
    var databases =
        new Databases(
            TestSettings.of(Optional.of(file), Optional.empty()),
            TestingClock.at(Mmdb.BUILT.plus(Duration.ofDays(2))));
    Mmdb.write(file, new byte[] {1});
    databases.all().forEach(WatchedDatabase::look);
    var meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    GeofenceMeters.show(meters, databases);
    return meters.scrape();
  }

  private static List<JsonObject> rules() throws IOException {
    Map<String, Object> file =
        new Yaml().load(Files.readString(TREE.resolve("docs/runbooks/alerts/gateway.yaml")));
    var groups = new JsonObject(file).getJsonArray("groups");
    return IntStream.range(0, groups.size())
        .mapToObj(group -> groups.getJsonObject(group).getJsonArray("rules"))
        .flatMap(rules -> IntStream.range(0, rules.size()).mapToObj(rules::getJsonObject))
        .toList();
  }
}
