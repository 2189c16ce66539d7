package dev.parley.middleware.source;

import java.sql.SQLException;

/// The database refused, or did not answer.
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super("the database: state " + cause.getSQLState(), cause);
  }
}
