package dev.parley.gateway.admission;

import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ruling.Falls;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Future;
import java.util.Set;

/// One line of the table.
///
/// @param name in rules, records and explanations
/// @param falls what it does when it cannot decide
/// @param uses what it is asked for
/// @param outcomes what it refuses with; one that says anything else has not decided
/// @param question complete at once wherever nobody outside has to be asked; failed when it cannot
///   decide
record Gate(String name, Falls falls, Set<Use> uses, Set<ProblemCode> outcomes, Question question) {

  /// What a gate asks of a visit, and writes down there for the gates after it.
  interface Question {
    Future<Ruling> ask(Visit visit);
  }

  Gate {
    uses = Set.copyOf(uses);
    outcomes = Set.copyOf(outcomes);
  }

  /// Asks it; what it throws is an outage as well.
  Future<Ruling> judge(Visit visit) {
    try {
      return question.ask(visit);
    } catch (RuntimeException broken) {
      return Future.failedFuture(broken);
    }
  }

  /// Whether its line lets it say so.
  boolean may(Ruling ruling) {
    return switch (ruling) {
      case Ruling.Admitted _ -> true;
      case Ruling.Refused(var _, var code, var _) -> outcomes.contains(code);
    };
  }
}
