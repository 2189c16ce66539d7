package dev.parley.platform.postgres;

import dev.parley.platform.operator.CannotStart;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Brings a database's tables to the newest form: the files of `db/<database>`, in order, once
/// each.
record Migrations(PostgresAddress address) {

  /// Held here, for a logger that nobody holds forgets its level.
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  static {
    FLYWAY.setLevel(Level.SEVERE);
  }

  void run(Database database, String password) {
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(address.jdbcUrl(database.name()), database.owner(), password)
          .locations("classpath:db/" + database.name())
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new CannotStart(
          "the tables of database %s cannot be brought up to date: %s"
              .formatted(database.name(), e.getMessage()),
          e);
    }
  }
}
