package dev.parley.platform.vault;

import org.jspecify.annotations.Nullable;

/// Vault, or the database that it is to manage, did not do what was asked. The message is one line
/// for the operator: what, where, and what to do.
public final class VaultFailure extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int status;

  VaultFailure(String message, int status, @Nullable Throwable cause) {
    super(message, cause);
    this.status = status;
  }

  VaultFailure(String message) {
    this(message, 0, null);
  }

  /// The status of HTTP, 0 where there was no answer.
  public int status() {
    return status;
  }
}
