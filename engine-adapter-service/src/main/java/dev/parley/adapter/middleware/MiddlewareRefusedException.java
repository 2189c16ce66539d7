package dev.parley.adapter.middleware;

import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Optional;

/// The middleware answered and said no.
public final class MiddlewareRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonObject problem;

  /// @param problem as RFC 9457 has it; empty when the answer was none
  public MiddlewareRefusedException(int status, JsonObject problem) {
    super(
        "the middleware refused with " + status + " " + problem.getString("code", "without code"));
    this.status = status;
    this.problem = problem;
  }

  public int status() {
    return status;
  }

  /// Empty when the code is none of ours.
  public Optional<ProblemCode> code() {
    return Arrays.stream(ProblemCode.values())
        .filter(code -> code.code().equals(problem.getString("code")))
        .findFirst();
  }

  /// An extension member of the problem as text; empty when it has none of that name.
  public String member(String name) {
    return problem.getValue(name) instanceof String text ? text : "";
  }
}
