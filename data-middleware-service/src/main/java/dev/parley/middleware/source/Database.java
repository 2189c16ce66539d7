package dev.parley.middleware.source;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/// One database; work is done in one transaction, which a thrown exception undoes.
public final class Database {
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
    } catch (SQLException failed) {
      throw new DatabaseException(failed);
    }
  }
}
