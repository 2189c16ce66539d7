package dev.parley.kernel.envelope;

/// A ciphertext did not open: another key, another place, or changed on the way. Says no more than
/// that.
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException() {
    super("does not open", null, false, false);
  }
}
