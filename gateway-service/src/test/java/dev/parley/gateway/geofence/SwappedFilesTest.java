package dev.parley.gateway.geofence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Databases and rules that change under a gateway that runs, which looks for itself.
class SwappedFilesTest {
  private static final String SESSION = "{\"site\":\"hotel\"}";
  private static final String NETWORK = "203.0.113.0/24";

  @TempDir private Path folder;
  private Path database;
  private SitesOnDisk sites;
  private WatchedGeofence watched;
  private RunningGateway house;
  private Visitor guest;

  @BeforeEach
  void start() {
    database = Mmdb.country(NETWORK, "DE").write(folder.resolve("country.mmdb"));
    sites = new SitesOnDisk(folder.resolve("sites"));
    allow("DE");
    watched = new WatchedGeofence(database, sites.folder());
    house =
        RunningGateway.of(
            Manner.USUAL
                .believing(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "127.0.0.1/32"))
                .fenced(watched.geofence())
                .with(Map.of("parley.challenge.anonymous-sessions", "suspicious")));
    guest = house.visitor().at("203.0.113.7");
  }

  @AfterEach
  void stop() {
    watched.close();
    house.close();
  }

  @Test
  void takesADatabaseThatIsSwapped() {
    assertThat(status()).isEqualTo(201);
    Mmdb.country(NETWORK, "FR").write(database);
    Waiting.until(() -> status() == 403);
    assertThat(guest.open(SESSION).body()).contains("region.denied");

    Mmdb.write(database, new byte[] {1, 2, 3});
    Mmdb.country(NETWORK, "DE").write(database);
    Waiting.until(() -> status() == 201);
  }

  @Test
  void takesRulesThatChange() {
    assertThat(status()).isEqualTo(201);
    allow("FR");
    Waiting.until(() -> status() == 403);
    allow("FR, DE");
    Waiting.until(() -> status() == 201);
  }

  private void allow(String countries) {
    sites.beside(
        "hotel",
        GeofenceFile.NAME,
        "countries: {allow: [" + countries + "]}\nunknown-country: refuse\n");
  }

  private int status() {
    return guest.open(SESSION).statusCode();
  }
}
