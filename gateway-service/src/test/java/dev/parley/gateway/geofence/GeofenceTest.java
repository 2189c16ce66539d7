package dev.parley.gateway.geofence;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeofenceTest {
  private static final Optional<SiteId> HOTEL = Optional.of(new SiteId("hotel"));
  private static final Optional<SiteId> INN = Optional.of(new SiteId("inn"));
  private static final Address GERMAN = address("192.0.2.7");
  private static final Address FRENCH = address("2001:db8::7");
  private static final Address PRIVATE = address("10.0.0.7");
  private static final String GERMANY = "countries: {allow: [DE]}\nunknown-country: refuse\n";

  @TempDir private Path folder;
  @TempDir private Path sites;
  private Databases databases = new Databases(TestSettings.of(Optional.empty(), Optional.empty()));

  @BeforeEach
  void open() {
    var file =
        Mmdb.country("192.0.2.0/24", "DE")
            .with("2001:db8::/32", java.util.Map.of("country_code", "FR"))
            .write(folder.resolve("country.mmdb"));
    databases = new Databases(TestSettings.country(file));
  }

  @Test
  void judgesByTheSitesOwnRules() throws IOException {
    write("hotel", GERMANY);
    write("inn", "countries: {deny: [DE]}\nunknown-country: admit\n");
    var geofence = new Geofence(new SiteRules(sites, databases), databases, site -> false);
    admitted(geofence.judge(HOTEL, GERMAN), "geofence.hotel.country.allow:DE");
    refused(geofence.judge(HOTEL, FRENCH), "geofence.hotel.country.not-allowed:FR");
    refused(geofence.judge(HOTEL, PRIVATE), "geofence.hotel.country.unknown");
    refused(geofence.judge(INN, GERMAN), "geofence.inn.country.deny:DE");
    admitted(geofence.judge(INN, FRENCH), "geofence.inn.country.not-denied:FR");
    admitted(geofence.judge(INN, PRIVATE), "geofence.inn.country.unknown");
    refused(geofence.judge(INN, geofence.place(GERMAN)), "geofence.inn.country.deny:DE");
  }

  @Test
  void hasNoRuleForASiteWithoutAGeofence() throws IOException {
    write("hotel", GERMANY);
    Files.createDirectory(sites.resolve("inn"));
    var geofence = new Geofence(new SiteRules(sites, databases), databases, site -> false);
    admitted(geofence.judge(INN, FRENCH), "geofence.none");
    admitted(geofence.judge(Optional.empty(), FRENCH), "geofence.none");
    admitted(geofence.judge(INN, Place.UNKNOWN), "geofence.none");
  }

  @Test
  void refusesAStartWithRulesAndNoDatabaseForThem() throws IOException {
    write("hotel", "asns: {deny: [64496]}\nunknown-asn: admit\n");
    assertThatThrownBy(() -> new SiteRules(sites, databases))
        .isInstanceOf(GeofenceException.class)
        .hasMessage(
            sites.resolve("hotel/geofence.yaml")
                + ": needs parley.geofence.asn-database, which is not set");
  }

  @Test
  void refusesAStartWithAWrongFile() throws IOException {
    write("hotel", GERMANY);
    write("inn", "countries: {allow: [DE]}\n");
    assertThatThrownBy(() -> new SiteRules(sites, databases))
        .isInstanceOf(DocumentException.class)
        .hasMessage(sites.resolve("inn/geofence.yaml") + ":1: 'unknown-country' is missing");
  }

  @Test
  void takesNewRulesWholeOrNotAtAll() throws IOException {
    write("hotel", GERMANY);
    write("inn", GERMANY);
    var rules = new SiteRules(sites, databases);
    var geofence = new Geofence(rules, databases, site -> false);
    write("hotel", "countries: {allow: [FR]}\nunknown-country: refuse\n");
    write("inn", "countries: {allow: [FR]}\n");
    settle(rules);
    admitted(geofence.judge(HOTEL, GERMAN), "geofence.hotel.country.allow:DE");
    admitted(geofence.judge(INN, GERMAN), "geofence.inn.country.allow:DE");
    write("inn", GERMANY);
    settle(rules);
    refused(geofence.judge(HOTEL, GERMAN), "geofence.hotel.country.not-allowed:DE");
    admitted(geofence.judge(INN, GERMAN), "geofence.inn.country.allow:DE");
  }

  /// Cut behind its first entry, a list is well-formed.
  @Test
  void takesRulesWhenTwoLooksSeeTheSame() throws IOException {
    write("hotel", "countries: {allow: [DE, FR]}\nunknown-country: refuse\n");
    var rules = new SiteRules(sites, databases);
    var geofence = new Geofence(rules, databases, site -> false);
    write("hotel", GERMANY);
    rules.look();
    admitted(geofence.judge(HOTEL, FRENCH), "geofence.hotel.country.allow:FR");
    write("hotel", "countries: {allow: [FR]}\nunknown-country: refuse\n");
    rules.look();
    admitted(geofence.judge(HOTEL, GERMAN), "geofence.hotel.country.allow:DE");
    rules.look();
    refused(geofence.judge(HOTEL, GERMAN), "geofence.hotel.country.not-allowed:DE");
  }

  @Test
  void aSiteThatAppearsWithWrongRulesServesNobodyUntilTheyAreRight() throws IOException {
    write("hotel", GERMANY);
    var rules = new SiteRules(sites, databases);
    var geofence = new Geofence(rules, databases, site -> rules.unread().contains(site));
    write("inn", "countries: {allow: [DE]}\n");
    settle(rules);
    refused(geofence.judge(INN, GERMAN), "geofence.unreadable");
    admitted(geofence.judge(HOTEL, GERMAN), "geofence.hotel.country.allow:DE");
    settle(rules);
    refused(geofence.judge(INN, GERMAN), "geofence.unreadable");
    write("inn", GERMANY);
    settle(rules);
    admitted(geofence.judge(INN, GERMAN), "geofence.inn.country.allow:DE");
  }

  @Test
  void aSiteThatIsKnownToHaveRulesServesNobodyBeforeTheyAreInForce() throws IOException {
    Files.createDirectories(sites);
    var rules = new SiteRules(sites, databases);
    var geofence = new Geofence(rules, databases, INN.orElseThrow()::equals);
    refused(geofence.judge(INN, GERMAN), "geofence.unreadable");
    admitted(geofence.judge(HOTEL, GERMAN), "geofence.none");
    write("inn", GERMANY);
    settle(rules);
    admitted(geofence.judge(INN, GERMAN), "geofence.inn.country.allow:DE");
  }

  @Test
  void keepsItsRulesWhenTheFolderIsGone() throws IOException {
    write("hotel", GERMANY);
    var rules = new SiteRules(sites, databases);
    Files.move(sites, folder.resolve("elsewhere"));
    settle(rules);
    refused(
        new Geofence(rules, databases, site -> false).judge(HOTEL, FRENCH),
        "geofence.hotel.country.not-allowed:FR");
    Files.move(folder.resolve("elsewhere"), sites);
  }

  @Test
  void keepsTheRulesOfAFileThatIsGoneWhileItsSiteStays() throws IOException {
    write("hotel", GERMANY);
    write("inn", GERMANY);
    var rules = new SiteRules(sites, databases);
    var geofence = new Geofence(rules, databases, site -> false);
    Files.delete(sites.resolve("hotel/geofence.yaml"));
    settle(rules);
    assertThat(rules.refused()).isTrue();
    refused(geofence.judge(HOTEL, FRENCH), "geofence.hotel.country.not-allowed:FR");
    write("hotel", GERMANY);
    settle(rules);
    assertThat(rules.refused()).isFalse();
    write("hotel", "countries: {deny: [DE]}\nunknown-country: admit\n");
    settle(rules);
    admitted(geofence.judge(HOTEL, FRENCH), "geofence.hotel.country.not-denied:FR");
  }

  @Test
  void forgetsTheRulesOfASiteThatIsGone() throws IOException {
    write("hotel", GERMANY);
    write("inn", GERMANY);
    var rules = new SiteRules(sites, databases);
    Files.delete(sites.resolve("inn/geofence.yaml"));
    Files.delete(sites.resolve("inn"));
    settle(rules);
    assertThat(rules.refused()).isFalse();
    assertThat(rules.current()).containsOnlyKeys(HOTEL.orElseThrow());
  }

  @Test
  void passesOverTheVersionsOfAMountedVolume() throws IOException {
    write("hotel", GERMANY);
    write("..2026_11_24", "not a geofence");
    assertThat(new SiteRules(sites, databases).current()).containsOnlyKeys(HOTEL.orElseThrow());
  }

  @Test
  void refusesToLookTooOftenOrTooSeldom() {
    for (var every : new Duration[] {Duration.ofMillis(999), Duration.ofHours(2)}) {
      var settings =
          new TestSettings(Optional.empty(), Optional.empty(), every, Duration.ofDays(45));
      assertThatThrownBy(
              () -> new GeofenceWatch(settings, databases, new SiteRules(sites, databases)))
          .hasMessageContaining("1 second to 1 hour");
    }
  }

  private static void settle(SiteRules rules) {
    rules.look();
    rules.look();
  }

  private void write(String site, String text) throws IOException {
    Files.writeString(
        Files.createDirectories(sites.resolve(site)).resolve(GeofenceFile.NAME), text);
  }

  private static void admitted(Ruling ruling, String rule) {
    assertThat(ruling).isEqualTo(Ruling.admitted(rule));
  }

  private static void refused(Ruling ruling, String rule) {
    assertThat(ruling).isEqualTo(Ruling.refused(rule, ProblemCode.REGION_DENIED));
  }
}
