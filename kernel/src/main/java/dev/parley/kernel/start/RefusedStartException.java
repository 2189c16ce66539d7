package dev.parley.kernel.start;

/// A start that is refused. The message is for the operator: one line that says what is wrong and
/// what to do; where in the code it was noticed helps nobody.
public final class RefusedStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedStartException(String line) {
    super(line, null, false, false);
  }
}
