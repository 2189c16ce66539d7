package dev.parley.middleware.source;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/// One database; work is done in one transaction, which a thrown exception undoes.
///
/// Work that PostgreSQL gave up for the sake of others, a deadlock's victim or a serialization
/// failure, is done anew from its beginning, so it must change nothing but the database.
///
/// @see <a href="https://www.postgresql.org/docs/18/mvcc-serialization-failure-handling.html">
///   Serialization failure handling</a>
public final class Database {
  private static final Set<String> GIVEN_UP = Set.of("40001", "40P01");
  private static final int TRIES = 3;

  private final DataSource source;

  public Database(DataSource source) {
    this.source = source;
  }

  /// What to do in a transaction.
  public interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /// @throws DatabaseException when the database refuses or does not answer; nothing is kept then
  public <T> T transaction(Work<T> work) {
    for (var tries = 1; ; tries++) {
      try {
        return attempt(work);
      } catch (SQLException failed) {
        if (tries == TRIES || !GIVEN_UP.contains(failed.getSQLState())) {
          throw new DatabaseException(failed);
        }
      }
    }
  }

  private <T> T attempt(Work<T> work) throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var result = work.in(new Session(connection));
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException failed) {
        connection.rollback();
        throw failed;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
