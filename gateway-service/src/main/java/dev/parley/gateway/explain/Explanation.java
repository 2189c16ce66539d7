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

  /// The gate that answers: the first that refuses, else the last that admits.
  public Explained answer() {
    var last = gates.getLast();
    for (var gate : gates) {
      if (gate.refuses()) {
        return gate;
      }
      if (gate.admits()) {
        last = gate;
      }
    }
    return last;
  }
}
