package dev.parley.adapter.guard;

import dev.parley.kernel.problem.ProblemCode;

/// What the guard says of a message.
public sealed interface Verdict {

  /// @param masked how many card numbers were masked
  record Passed(InspectedMessage message, int masked) implements Verdict {}

  record Refused(ProblemCode reason) implements Verdict {}
}
