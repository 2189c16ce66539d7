package dev.parley.middleware.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements of one transaction.
public final class Session {
  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /// Makes something of one row.
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public <T> List<T> all(String sql, Row<T> reading, Object... arguments) throws SQLException {
    try (var statement = bound(sql, arguments);
        var rows = statement.executeQuery()) {
      var read = new ArrayList<T>();
      while (rows.next()) {
        read.add(reading.read(rows));
      }
      return read;
    }
  }

  public <T> Optional<T> one(String sql, Row<T> reading, Object... arguments) throws SQLException {
    return all(sql, reading, arguments).stream().findFirst();
  }

  /// How many rows were changed.
  public int change(String sql, Object... arguments) throws SQLException {
    try (var statement = bound(sql, arguments)) {
      return statement.executeUpdate();
    }
  }

  private PreparedStatement bound(String sql, Object[] arguments) throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var number = 0; number < arguments.length; number++) {
      statement.setObject(number + 1, arguments[number]);
    }
    return statement;
  }
}
