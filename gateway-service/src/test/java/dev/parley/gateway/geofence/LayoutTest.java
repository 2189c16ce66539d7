package dev.parley.gateway.geofence;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The records of each vendor, in files of each kind that the format knows.
class LayoutTest {
  private static final String NETWORK = "192.0.2.0/24";
  private static final Place GERMANY = new Place(Optional.of("DE"), OptionalLong.empty());
  private static final Place SYSTEM = new Place(Optional.empty(), OptionalLong.of(64496));

  @TempDir private Path folder;

  @Test
  void readsMaxMindAndDbIpCountries() {
    assertThat(
            country(
                Map.of(
                    "continent", Map.of("code", "EU"),
                    "country",
                        Map.of("iso_code", "DE", "names", Map.of("de", "Deutschland, ein Land")),
                    "registered_country", Map.of("iso_code", "AT"))))
        .isEqualTo(GERMANY);
  }

  @Test
  void readsCitiesForTheirCountry() {
    assertThat(
            country(
                Map.of(
                    "city", Map.of("names", Map.of("en", "Berlin")),
                    "country", Map.of("iso_code", "DE"),
                    "location", Map.of("latitude", 52.5, "longitude", 13.4),
                    "subdivisions", List.of(Map.of("iso_code", "BE")))))
        .isEqualTo(GERMANY);
  }

  @Test
  void doesNotTakeTheRegisteredCountryForTheCountry() {
    var file =
        Mmdb.country("198.51.100.0/24", "AT")
            .with(NETWORK, Map.of("registered_country", Map.of("iso_code", "DE")));
    assertThat(place(TestSettings.country(file.write(folder.resolve("db"))), "192.0.2.1"))
        .isEqualTo(Place.UNKNOWN);
  }

  @Test
  void readsIpinfoLite() {
    var both =
        Mmdb.of(32)
            .with(NETWORK, Map.of("country", "Germany", "country_code", "DE", "asn", "AS64496"))
            .write(folder.resolve("db"));
    assertThat(place(TestSettings.of(Optional.of(both), Optional.of(both)), "192.0.2.1"))
        .isEqualTo(new Place(Optional.of("DE"), OptionalLong.of(64496)));
  }

  @Test
  void readsIpinfosOlderCountries() {
    assertThat(country(Map.of("country", "DE", "country_name", "Germany"))).isEqualTo(GERMANY);
  }

  @Test
  void readsMaxMindAndDbIpSystems() {
    assertThat(asn(Map.of("autonomous_system_number", 64496L))).isEqualTo(SYSTEM);
    assertThat(asn(Map.of("autonomous_system_number", 64496))).isEqualTo(SYSTEM);
  }

  @Test
  void readsIpinfosSystems() {
    assertThat(asn(Map.of("asn", "AS64496", "as_name", "Example"))).isEqualTo(SYSTEM);
    assertThat(asn(Map.of("asn", 64496))).isEqualTo(SYSTEM);
  }

  @Test
  void takesWhatIsNoCountryOrSystemForUnknown() {
    var file =
        Mmdb.country("198.51.100.0/24", "AT")
            .with("192.0.2.0/26", Map.of("country", "Germany"))
            .with("192.0.2.64/26", Map.of("country", Map.of("iso_code", "")))
            .with("192.0.2.128/26", Map.of("country_code", 49, "asn", "AS0"))
            .with("192.0.2.192/26", Map.of("asn", "64496x"));
    var settings = TestSettings.country(file.write(folder.resolve("db")));
    for (var address : List.of("192.0.2.1", "192.0.2.65", "192.0.2.129", "192.0.2.193")) {
      assertThat(place(settings, address)).as(address).isEqualTo(Place.UNKNOWN);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {24, 28, 32})
  void findsAddressesOfBothVersions(int recordSize) {
    var file =
        Mmdb.of(recordSize)
            .with(NETWORK, Map.of("country_code", "DE"))
            .with("192.0.3.0/24", Map.of("country_code", "FR"))
            .with("2001:db8:1::/48", Map.of("country_code", "AT"))
            .write(folder.resolve("db"));
    var settings = TestSettings.country(file);
    assertThat(place(settings, "192.0.2.255").country()).contains("DE");
    assertThat(place(settings, "::ffff:192.0.2.255").country()).contains("DE");
    assertThat(place(settings, "192.0.3.0").country()).contains("FR");
    assertThat(place(settings, "2001:db8:1::1").country()).contains("AT");
    for (var other : List.of("192.0.4.0", "2001:db8:2::", "10.0.0.1", "127.0.0.1", "::1")) {
      assertThat(place(settings, other)).as(other).isEqualTo(Place.UNKNOWN);
    }
  }

  /// `2001:db8::` begins with the bits of 32.1.13.184.
  @Test
  void doesNotAskAFileOfIpv4ForIpv6() {
    var file =
        Mmdb.ofIpv4()
            .with("32.1.13.0/24", Map.of("country_code", "DE"))
            .write(folder.resolve("db"));
    assertThat(place(TestSettings.country(file), "2001:db8::")).isEqualTo(Place.UNKNOWN);
    assertThat(place(TestSettings.country(file), "32.1.13.184")).isEqualTo(GERMANY);
  }

  private Place country(Map<String, ?> record) {
    var file = Mmdb.of(28).with(NETWORK, record).write(folder.resolve("db"));
    return place(TestSettings.country(file), "192.0.2.1");
  }

  private Place asn(Map<String, ?> record) {
    var file = Mmdb.of(24).with(NETWORK, record).write(folder.resolve("db"));
    return place(TestSettings.of(Optional.empty(), Optional.of(file)), "192.0.2.1");
  }

  private static Place place(GeofenceSettings settings, String address) {
    return new Databases(settings).place(address(address));
  }
}
