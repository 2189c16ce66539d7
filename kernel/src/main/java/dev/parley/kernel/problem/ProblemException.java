package dev.parley.kernel.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ends a request with a problem. The cause is for the log alone.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(ProblemCode code) {
    this(code, Map.of(), null);
  }

  public ProblemException(ProblemCode code, Throwable cause) {
    this(code, Map.of(), cause);
  }

  public ProblemException(ProblemCode code, Map<String, Object> members) {
    this(code, members, null);
  }

  private ProblemException(
      ProblemCode code, Map<String, Object> members, @Nullable Throwable cause) {
    super(code.code(), cause);
    this.problem = Problem.of(code, members);
  }

  public Problem problem() {
    return problem;
  }

  public ProblemCode code() {
    return problem.code();
  }
}
