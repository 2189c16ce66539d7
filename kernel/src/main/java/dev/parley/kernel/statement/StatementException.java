package dev.parley.kernel.statement;

/// A statement was not accepted.
public final class StatementException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean expired;

  StatementException(boolean expired, Throwable cause) {
    super(expired ? "expired" : "not valid", cause);
    this.expired = expired;
  }

  /// True when it was good once.
  public boolean expired() {
    return expired;
  }
}
