package dev.parley.retention.console;

import dev.parley.kernel.problem.ProblemCode;
import dev.parley.kernel.problem.ProblemException;

/// How many of a list are wanted.
record Limit(int value) {
  static final String USUAL = "100";
  private static final int MOST = 1_000;

  /// @throws ProblemException when it is not 1 to 1,000
  Limit {
    if (value < 1 || value > MOST) {
      throw new ProblemException(ProblemCode.REQUEST_MALFORMED);
    }
  }
}
