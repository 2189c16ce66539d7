package dev.parley.gateway.site.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.geofence.Geofence;
import dev.parley.gateway.geofence.Place;
import dev.parley.gateway.house.SitesOnDisk;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.id.SiteId;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A geofence in the site's own document, as operators give it.
class SiteGeofenceTest {
  private static final SiteId INN = new SiteId("inn");
  private static final Place FRANCE = new Place(Optional.of("FR"), OptionalLong.empty());
  private static final Place GERMANY = new Place(Optional.of("DE"), OptionalLong.empty());
  private static final String FENCE =
      "geofence: {countries: {allow: [DE]}, unknown-country: refuse}\n";

  private final SitesOnDisk disk = SitesOnDisk.temporary().with("hotel", SitesOnDisk.HOTEL);

  @Test
  void holdsFromTheMomentThatTheDocumentDoesUntilItGoes() {
    var documents = documents(true);
    var fence = fence(documents);
    assertThat(fence.judge(Optional.of(INN), FRANCE)).isInstanceOf(Ruling.Admitted.class);

    assertThat(documents.put(INN, SitesOnDisk.INN + FENCE)).isInstanceOf(SiteChange.Made.class);
    assertThat(fence.judge(Optional.of(INN), FRANCE).rule())
        .isEqualTo("geofence.inn.country.not-allowed:FR");
    assertThat(fence.judge(Optional.of(INN), GERMANY)).isInstanceOf(Ruling.Admitted.class);
    assertThat(fence.judge(Optional.of(INN), Place.UNKNOWN)).isInstanceOf(Ruling.Refused.class);
    assertThat(fence.judge(Optional.of(new SiteId("hotel")), FRANCE))
        .isInstanceOf(Ruling.Admitted.class);

    assertThat(documents.put(INN, SitesOnDisk.INN)).isInstanceOf(SiteChange.Made.class);
    assertThat(fence.judge(Optional.of(INN), FRANCE)).isInstanceOf(Ruling.Admitted.class);
  }

  @Test
  void isRefusedWithLineAndReasonAndChangesNothing() {
    var documents = documents(true);
    var fence = fence(documents);
    documents.put(INN, SitesOnDisk.INN + FENCE);
    assertThat(documents.put(INN, SitesOnDisk.INN + FENCE.replace("DE", "ZZ")))
        .isEqualTo(new SiteChange.Wrong(4, "'ZZ' is not a country (ISO 3166-1 alpha-2)"));
    assertThat(fence.judge(Optional.of(INN), GERMANY)).isInstanceOf(Ruling.Admitted.class);
  }

  @Test
  void needsADatabaseToAsk() {
    assertThat(documents(false).put(INN, SitesOnDisk.INN + FENCE))
        .isEqualTo(
            new SiteChange.Wrong(4, "needs parley.geofence.country-database, which is not set"));
  }

  @Test
  void standsInOnePlace() {
    disk.with("inn", SitesOnDisk.INN + FENCE).beside("inn", "geofence.yaml", "any");
    assertThatThrownBy(() -> documents(true))
        .isInstanceOf(SiteFileException.class)
        .hasMessageContaining("site.yaml:4: a geofence stands in geofence.yaml too");
  }

  private SiteDocuments documents(boolean database) {
    return new SiteDocuments(
        SitesOnDisk.Kept.IN_MEMORY,
        disk.folder(),
        name ->
            database && name.equals("parley.geofence.country-database")
                ? Optional.of("country.mmdb")
                : Optional.empty());
  }

  private static Geofence fence(SiteDocuments documents) {
    return new Geofence(Map::of, address -> Place.UNKNOWN, new SiteRegistry(documents));
  }
}
