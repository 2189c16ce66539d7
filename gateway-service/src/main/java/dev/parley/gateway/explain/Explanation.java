package dev.parley.gateway.explain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What all gates would say, in their order.
///
/// @param country of the address, ISO 3166-1 alpha-2; none when it is unknown
/// @param asn the autonomous system of the address
public record Explanation(Optional<String> country, OptionalLong asn, List<Explained> gates) {
  public Explanation {
    if (gates.isEmpty()) {
      throw new IllegalArgumentException("without a gate nothing can be explained");
    }
    gates = List.copyOf(gates);
  }

  /// The gate that answers: the first that refuses everything, else the first that refuses
  /// anything, else the last that admits.
  public Explained answer() {
    return gates.stream()
        .filter(gate -> gate.refuses() && gate.uses().isEmpty())
        .findFirst()
        .or(() -> gates.stream().filter(Explained::refuses).findFirst())
        .or(() -> gates.stream().filter(Explained::admits).reduce((before, last) -> last))
        .orElseGet(gates::getLast);
  }

  /// What was not told and could still change an admission, each once; nothing beside a refusal.
  public List<String> lacks() {
    return answer().refuses()
        ? List.of()
        : gates.stream().flatMap(gate -> gate.lacks().stream()).distinct().toList();
  }

  /// The answer in one line, which claims no more than is known.
  public String summary() {
    var answer = answer();
    var lacks = lacks();
    if (!lacks.isEmpty()) {
      return "admitted as far as can be told without " + joined(lacks);
    }
    var by = "%s by %s (%s)".formatted(answer.outcome(), answer.gate(), answer.rule());
    return answer.uses().isEmpty() ? by : by + ", for " + joined(answer.uses());
  }

  private static String joined(List<String> words) {
    var last = words.size() - 1;
    return last == 0
        ? words.getFirst()
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
