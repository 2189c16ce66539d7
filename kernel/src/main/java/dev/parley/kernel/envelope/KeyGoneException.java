package dev.parley.kernel.envelope;

/// The key-encryption key is gone or refuses this version: what it wrapped is unreadable for good.
public final class KeyGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeyGoneException(String reason) {
    super(reason);
  }
}
