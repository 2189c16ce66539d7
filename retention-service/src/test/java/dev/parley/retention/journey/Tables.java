package dev.parley.retention.journey;

import dev.parley.platform.servers.RunningPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Looks into the tables as their owner, or as whoever a connection is for.
final class Tables {
  private final RunningPlatform platform;

  Tables(RunningPlatform platform) {
    this.platform = platform;
  }

  List<String> query(String sql, Object... arguments) throws SQLException {
    try (var owner = platform.owner("parley")) {
      return query(owner, sql, arguments);
    }
  }

  /// The first column of every row.
  static List<String> query(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (var number = 0; number < arguments.length; number++) {
        statement.setObject(number + 1, arguments[number]);
      }
      List<String> found = new ArrayList<>();
      if (statement.execute()) {
        var rows = statement.getResultSet();
        while (rows.next()) {
          found.add(String.valueOf(rows.getString(1)));
        }
      }
      return found;
    }
  }
}
