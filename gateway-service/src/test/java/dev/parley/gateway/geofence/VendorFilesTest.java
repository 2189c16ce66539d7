package dev.parley.gateway.geofence;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Cidr;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The vendor's own test files with the answers that it publishes beside them.
class VendorFilesTest {

  @Test
  void answersAsTheVendorSays() throws IOException {
    var file = SharedDatabases.file("GeoIP2-Country-Test.mmdb");
    var answers = new JsonArray(Files.readString(SharedDatabases.file("GeoIP2-Country-Test.json")));
    var databases = new Databases(TestSettings.country(file));
    var asked = 0;
    var found = 0;
    for (var answer : answers) {
      for (var entry : (JsonObject) answer) {
        var network = network(entry.getKey());
        var country = ((JsonObject) entry.getValue()).getJsonObject("country", new JsonObject());
        var expected = Optional.ofNullable(country.getString("iso_code"));
        assertThat(databases.place(network.network()).country())
            .as(entry.getKey())
            .isEqualTo(expected);
        assertThat(databases.place(network.last()).country())
            .as(entry.getKey())
            .isEqualTo(expected);
        asked++;
        found += expected.isPresent() ? 1 : 0;
      }
    }
    assertThat(asked).isGreaterThan(100);
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void readsTheVendorsSystems() {
    var file = SharedDatabases.file("GeoLite2-ASN-Test.mmdb");
    var databases = new Databases(TestSettings.of(Optional.empty(), Optional.of(file)));
    assertThat(databases.place(address("1.128.0.1")).asn()).hasValue(1221);
    assertThat(databases.place(address("10.0.0.1")).asn()).isEmpty();
  }

  /// The vendor writes most IPv4 networks as `::a.b.c.d/96+n`, and some by an address within.
  private static Cidr network(String text) {
    var parts = text.split("/", -1);
    var bits = Integer.parseInt(parts[1]);
    var embedded = text.startsWith("::") && text.indexOf('.') > 0;
    var address = address(embedded ? parts[0].substring(2) : parts[0]);
    return Cidr.around(address, text.indexOf(':') < 0 ? 96 + bits : bits);
  }
}
