package dev.parley.adapter.turn;

/// An exception for the log: the class and the place, without the message, which may repeat what a
/// visitor wrote.
final class Wordless extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Wordless(Throwable cause) {
    super(cause.getClass().getName());
    setStackTrace(cause.getStackTrace());
  }
}
