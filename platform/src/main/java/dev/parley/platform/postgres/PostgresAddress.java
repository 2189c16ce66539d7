package dev.parley.platform.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Where a PostgreSQL server is reached, and whose certificate it must show.
public record PostgresAddress(String host, int port, Path caFile) {

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://%s:%d/%s?sslmode=verify-full&sslrootcert=%s"
        .formatted(host, port, database, caFile);
  }

  public Connection connect(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), user, password);
  }
}
