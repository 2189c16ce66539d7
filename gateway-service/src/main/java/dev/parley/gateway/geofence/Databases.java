package dev.parley.gateway.geofence;

import dev.parley.gateway.address.Address;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The databases that are configured: none, one or both.
@Singleton
class Databases {
  private static final Duration SHORTEST_STALE = Duration.ofDays(1);
  private static final Duration LONGEST_STALE = Duration.ofDays(366);

  private final List<WatchedDatabase> all = new ArrayList<>();
  private final Optional<WatchedDatabase> country;
  private final Optional<WatchedDatabase> asn;

  @Inject
  Databases(GeofenceSettings settings) {
    this(settings, InstantSource.system());
  }

  /// @throws GeofenceException when a file is not sound, or a setting is out of its bounds
  Databases(GeofenceSettings settings, InstantSource clock) {
    if (settings.staleAfter().compareTo(SHORTEST_STALE) < 0
        || settings.staleAfter().compareTo(LONGEST_STALE) > 0) {
      throw new GeofenceException("parley.geofence.stale-after: 1 to 366 days");
    }
    this.country = open(DatabaseKind.COUNTRY, settings.countryDatabase(), settings, clock);
    this.asn = open(DatabaseKind.ASN, settings.asnDatabase(), settings, clock);
  }

  private Optional<WatchedDatabase> open(
      DatabaseKind kind, Optional<Path> file, GeofenceSettings settings, InstantSource clock) {
    var database = file.map(path -> new WatchedDatabase(kind, path, settings.staleAfter(), clock));
    database.ifPresent(all::add);
    return database;
  }

  Place place(Address address) {
    var byCountry = country.map(database -> database.current().place(address));
    var byAsn = asn.map(database -> database.current().place(address));
    return new Place(
        byCountry.flatMap(Place::country), byAsn.map(Place::asn).orElse(OptionalLong.empty()));
  }

  boolean has(DatabaseKind kind) {
    return all.stream().anyMatch(database -> database.kind() == kind);
  }

  List<WatchedDatabase> all() {
    return List.copyOf(all);
  }
}
