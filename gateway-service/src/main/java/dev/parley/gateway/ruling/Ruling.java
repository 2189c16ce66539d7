package dev.parley.gateway.ruling;

import dev.parley.kernel.problem.ProblemCode;
import java.time.Duration;
import java.util.Optional;

/// What a gate answers. The rule is named either way: it is what an operator is told when they ask
/// why, and what a decision's record says. It holds no address and no visitor's words.
public sealed interface Ruling {

  /// @return the rule that decided, for example `acl.site.deny:203.0.113.0/24`
  String rule();

  record Admitted(String rule) implements Ruling {}

  /// @param retryAfter when asking again may be answered otherwise
  record Refused(String rule, ProblemCode code, Optional<Duration> retryAfter) implements Ruling {}

  static Ruling admitted(String rule) {
    return new Admitted(rule);
  }

  static Ruling refused(String rule, ProblemCode code) {
    return new Refused(rule, code, Optional.empty());
  }

  static Ruling refused(String rule, ProblemCode code, Duration retryAfter) {
    return new Refused(rule, code, Optional.of(retryAfter));
  }
}
