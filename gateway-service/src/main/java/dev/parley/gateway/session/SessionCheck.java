package dev.parley.gateway.session;

import dev.parley.kernel.problem.ProblemCode;

/// What became of a token.
public sealed interface SessionCheck {
  record Valid(Session session) implements SessionCheck {}

  record Refused(ProblemCode reason) implements SessionCheck {}
}
