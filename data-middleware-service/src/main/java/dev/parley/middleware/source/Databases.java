package dev.parley.middleware.source;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;

/// The databases by what they hold.
@ApplicationScoped
public class Databases {
  private final Database messages;
  private final Database business;

  public Databases(
      @DataSource("parley") javax.sql.DataSource parley,
      @DataSource("hotel") javax.sql.DataSource hotel) {
    this.messages = new Database(parley);
    this.business = new Database(hotel);
  }

  /// Parley's own: conversations, buckets, grants.
  public Database messages() {
    return messages;
  }

  /// The customer's: reached through the catalogue's views only.
  public Database business() {
    return business;
  }
}
