package dev.parley.retention.database;

import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks one question at a time; instants go in and come out in UTC.
@ApplicationScoped
public class Database {
  private final javax.sql.DataSource source;

  public Database(@DataSource("parley") javax.sql.DataSource source) {
    this.source = source;
  }

  /// Makes something of one row.
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /// @throws DatabaseException when the database refuses or does not answer
  public <T> List<T> query(String sql, Row<T> reading, @Nullable Object... arguments) {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (var rows = statement.executeQuery()) {
        List<T> read = new ArrayList<>();
        while (rows.next()) {
          read.add(reading.read(rows));
        }
        return read;
      }
    } catch (SQLException failed) {
      throw new DatabaseException(failed);
    }
  }

  /// For what answers with exactly one row.
  public <T> T ask(String sql, Row<T> reading, @Nullable Object... arguments) {
    return query(sql, reading, arguments).getFirst();
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] arguments)
      throws SQLException {
    for (var number = 0; number < arguments.length; number++) {
      var argument = arguments[number];
      statement.setObject(
          number + 1, argument instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : argument);
    }
  }
}
