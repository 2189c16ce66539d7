package dev.parley.kernel.decision;

import dev.parley.kernel.problem.ProblemCode;

/// What a gate says.
public sealed interface Decision {
  record Allow() implements Decision {}

  record Deny(ProblemCode reason) implements Decision {}

  static Decision allow() {
    return new Allow();
  }

  static Decision deny(ProblemCode reason) {
    return new Deny(reason);
  }
}
