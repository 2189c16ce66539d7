package dev.parley.gateway.geofence;

import com.maxmind.db.Reader;
import dev.parley.gateway.address.Address;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// A database that was verified whole: only [Verification] makes one. It lies in memory, so nothing
/// that happens to its file changes an answer.
final class Database {
  private final Reader reader;
  private final long networks;

  Database(Reader reader, long networks) {
    this.reader = reader;
    this.networks = networks;
  }

  Place place(Address address) {
    // The reader would walk an IPv4 tree by the first bits of an IPv6 address.
    if (reader.getMetadata().ipVersion() == 4 && !address.isIpv4()) {
      return Place.UNKNOWN;
    }
    try {
      var entry = reader.get(address.inet(), Entry.class);
      return entry == null ? Place.UNKNOWN : entry.place();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// When its vendor built it.
  Instant built() {
    return reader.getMetadata().buildTime();
  }

  /// The vendor's name for it, when it was built, and how much it holds.
  @Override
  public String toString() {
    return reader.getMetadata().databaseType() + " of " + built() + ", " + networks + " networks";
  }
}
