package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.acl.AccessLists;
import dev.parley.gateway.acl.AccessSettings;
import dev.parley.gateway.acl.AdminEntries;
import dev.parley.gateway.geofence.MeasuredDatabases;
import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ladder.Ladder;
import dev.parley.gateway.ladder.LadderSettings;
import dev.parley.gateway.ladder.Load;
import dev.parley.gateway.ladder.Rung;
import dev.parley.gateway.ratelimit.LimitSettings;
import dev.parley.gateway.ratelimit.RateLimits;
import dev.parley.gateway.ratelimit.caps.CapSettings;
import dev.parley.gateway.ratelimit.caps.Caps;
import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.record.Observed;
import dev.parley.gateway.record.RecordSettings;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.shared.Kind;
import dev.parley.gateway.shared.SharedSettings;
import dev.parley.gateway.shared.SharedStore;
import dev.parley.gateway.shared.SpentMarks;
import dev.parley.gateway.site.document.SiteDocuments;
import dev.parley.kernel.problem.ProblemCode;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/// The rules that operators load into Prometheus, beside what the service shows.
@SuppressWarnings("deprecation") // the registry that the Quarkus extension brings
class AlertsTest {
  private static final Path TREE = Path.of("..");
  private static final Pattern METRIC = Pattern.compile("parley_[a-z_]+");

  /// What these watch is measured where there is a listener: EdgeTlsTest asks the booted service.
  private static final Set<String> OF_THE_LISTENER =
      Set.of("EdgeCertificateExpiring", "EdgeCertificateRefused", "ConnectionsRefused");

  @TempDir private Path folder;

  /// Gauges hold what they measure weakly.
  private final List<Object> measured = new ArrayList<>();

  private final Vertx vertx = Vertx.vertx();
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @AfterEach
  void stop() {
    measured.clear();
    Waiting.on(vertx.close());
  }

  @Test
  void watchOnlyWhatIsMeasured() throws IOException {
    everythingIsWrong();
    MeasuredDatabases.show(meters, folder);
    var shown = meters.scrape();
    for (var rule : rules()) {
      if (OF_THE_LISTENER.contains(rule.getString("alert"))) {
        continue;
      }
      var metrics =
          METRIC
              .matcher(rule.getString("expr"))
              .results()
              .map(MatchResult::group)
              .distinct()
              .toList();
      assertThat(metrics).as(rule.getString("alert")).isNotEmpty();
      for (var metric : metrics) {
        assertThat(shown).containsPattern("\n" + metric + "[{ ]");
      }
    }
  }

  @Test
  void showWhatIsWrong() throws IOException {
    everythingIsWrong();
    assertThat(meters.scrape())
        .contains("\nparley_ladder_rung 4.0")
        .contains("\nparley_limits_alone 1.0")
        .contains("\nparley_shared_left_total 0.0")
        .contains("\nparley_spent_alone_total 1.0")
        .contains("\nparley_acl_unreadable 1.0")
        .contains("\nparley_acl_refused 1.0")
        .contains("\nparley_sites_refused 1.0")
        .contains("\nparley_admission_refused_total 1.0");
  }

  @Test
  void eachHaveARunbook() throws IOException {
    assertThat(rules())
        .extracting(rule -> rule.getString("alert"))
        .containsExactlyInAnyOrder(
            "LadderClosed",
            "LadderNotOpen",
            "SharedStoreAway",
            "SharedStoreUnsteady",
            "SpentAlone",
            "AccessListUnreadable",
            "AccessListRefused",
            "RefusalsSurge",
            "GeofenceDatabaseStale",
            "GeofenceDatabaseRefused",
            "GeofenceRulesRefused",
            "SitesRefused",
            "EdgeCertificateExpiring",
            "EdgeCertificateRefused",
            "ConnectionsRefused");
    for (var rule : rules()) {
      var runbook = rule.getJsonObject("annotations").getString("runbook");
      assertThat(TREE.resolve(runbook)).isRegularFile();
      assertThat(Files.readString(TREE.resolve(runbook)))
          .contains("**Meaning.**", "**Impact.**", "**Diagnosis.**", "**Mitigation.**")
          .contains(rule.getString("alert"));
      assertThat(rule.getJsonObject("labels").getString("severity")).isIn("warning", "critical");
    }
  }

  /// Pinned closed, a store that is not there, a list that is not there, a refusal.
  private void everythingIsWrong() throws IOException {
    var key = Files.write(folder.resolve("key"), new byte[32]);
    var sharing =
        Configured.as(
            SharedSettings.class,
            Map.of(
                "parley.shared-store.url",
                "redis://127.0.0.1:1",
                "parley.shared-store.key-file",
                key.toString(),
                "parley.shared-store.replicas",
                "3"));
    var access =
        Configured.as(
            AccessSettings.class, Map.of("parley.acl.suite", folder.resolve("none").toString()));
    var ladder =
        new Ladder(
            () -> Load.NONE, Configured.as(LadderSettings.class, Map.of()), InstantSource.system());
    ladder.pin(Rung.CLOSED);
    var decisions =
        new DecisionLog(
            Configured.as(RecordSettings.class, Map.of()),
            event -> {},
            () -> 0,
            InstantSource.system());
    decisions.record(
        "acl",
        Ruling.refused("acl.suite.deny", ProblemCode.ACCESS_DENIED),
        new Observed(
            Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.empty(), "STATUS"));
    var store = new SharedStore(vertx, sharing);
    var spent = new SpentMarks(store);
    assertThat(Waiting.on(spent.spend(Kind.CHALLENGE, "one", InstantSource.system().instant())))
        .isTrue();
    var limits = new RateLimits(Configured.as(LimitSettings.class, Map.of()), store, sharing);
    var caps = new Caps(Configured.as(CapSettings.class, Map.of()));
    var lists = new AccessLists(access, folder, new AdminEntries(access), site -> false);
    var sites = refused();
    var _ = new EdgeMeters(meters, ladder, limits, caps, lists, decisions, spent, store, sites);
    measured.addAll(List.of(ladder, limits, caps, lists, decisions, spent, store, sites));
  }

  /// A folder that went wrong after it was in force.
  private static SiteDocuments refused() {
    var folder = SitesOnDisk.temporary().with("hotel", SitesOnDisk.HOTEL);
    var sites = folder.documents();
    folder.with("hotel", "title: Hotel\n");
    sites.look();
    sites.look();
    assertThat(sites.refused()).isPresent();
    return sites;
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
