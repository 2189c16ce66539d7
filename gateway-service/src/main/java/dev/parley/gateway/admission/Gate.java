package dev.parley.gateway.admission;

import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ruling.Falls;
import dev.parley.gateway.ruling.Ruling;
import io.vertx.core.Future;
import java.util.Set;

/// One line of the table.
///
/// @param name in rules, records and explanations
/// @param falls what it does when it cannot decide
/// @param uses what it is asked for
/// @param question complete at once wherever nobody outside has to be asked; failed when it cannot
///   decide
record Gate(String name, Falls falls, Set<Use> uses, Question question) {

  /// What a gate asks of a visit, and writes down there for the gates after it.
  interface Question {
    Future<Ruling> ask(Visit visit);
  }

  Gate {
    uses = Set.copyOf(uses);
  }
}
