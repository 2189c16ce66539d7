package dev.parley.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rules for the gates that ask for some, so that none is measured empty: a list of the suite, one
/// of the site, and the site's geofence where databases for it are at hand. They admit the load.
final class Rules {
  private static final int ENTRIES = 250_000;
  private static final int OWN_ENTRIES = 1_000;
  private static final String SITE = "hotel";
  private static final String GEOFENCE =
      """
      countries: {deny: [KP]}
      unknown-country: admit
      asns: {deny: [64496]}
      unknown-asn: admit
      """;

  private final House house;
  private final Path data;

  Rules(House house) {
    this.house = house;
    this.data =
        house
            .tree()
            .resolve(Objects.requireNonNullElse(System.getenv("PARLEY_DATA"), "../shared/data"))
            .resolve("geo");
  }

  /// Writes them, and says where they are.
  Map<String, String> settings() {
    var settings = new TreeMap<String, String>();
    try {
      settings.put("parley.acl.suite", list("suite.txt", 20, ENTRIES).toString());
      settings.put("parley.sites", site(settings).toString());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return settings;
  }

  private Path site(Map<String, String> settings) throws IOException {
    var sites = house.folder().resolve("sites");
    var own = Files.createDirectories(sites.resolve(SITE));
    Files.writeString(
        own.resolve("site.yaml"), Files.readString(house.sites().resolve(SITE + "/site.yaml")));
    list("sites/" + SITE + "/access-list.txt", 10, OWN_ENTRIES);
    var countries = data.resolve("GeoLite2-Country-Test.mmdb");
    var networks = data.resolve("GeoLite2-ASN-Test.mmdb");
    if (Files.exists(countries) && Files.exists(networks)) {
      settings.put("parley.geofence.country-database", countries.toRealPath().toString());
      settings.put("parley.geofence.asn-database", networks.toRealPath().toString());
      Files.writeString(own.resolve("geofence.yaml"), GEOFENCE);
    } else {
      System.err.println("  missing: the geofence's rules: set PARLEY_DATA to where databases lie");
    }
    return sites;
  }

  /// Single addresses that nobody of the load has.
  private Path list(String name, int first, int entries) throws IOException {
    return Files.writeString(
        house.folder().resolve(name),
        IntStream.range(0, entries)
            .mapToObj(at -> "deny %d.%d.%d.%d".formatted(first, at >> 16, at >> 8 & 255, at & 255))
            .collect(Collectors.joining("\n", "", "\n")));
  }
}
