package dev.parley.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.Contract;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.ruling.Falls;
import dev.parley.kernel.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the visitors' contract to the table of gates.
class GateContractTest {
  /// No desk behind the gates refuses with these.
  private static final Set<String> OF_GATES_ALONE =
      Set.of(
          "client.unresolved",
          "access.denied",
          "region.denied",
          "limit.exceeded",
          "site.closed",
          "challenge.required",
          "challenge.invalid",
          "challenge.expired",
          "challenge.replayed",
          "site.credential");

  @Test
  void everyOperationNamesWhatItsGatesRefuseWith() {
    try (var house = RunningGateway.of(Manner.USUAL)) {
      for (var operation : Contract.read("gateway-service.yaml").operations()) {
        var id = String.valueOf(operation.get("operationId"));
        var refused = refused(house.table().gates(), use(id));
        var named = Contract.problems(operation);
        assertThat(named).as(id).containsAll(refused);
        assertThat(named.stream().filter(OF_GATES_ALONE::contains).collect(Collectors.toSet()))
            .as(id + " names what no gate refuses it with")
            .isSubsetOf(refused);
      }
    }
  }

  private static Set<String> refused(List<Gate> gates, Use use) {
    var refused = new TreeSet<String>();
    for (var gate : gates) {
      if (gate.uses().contains(use)) {
        gate.outcomes().forEach(code -> refused.add(code.code()));
        if (gate.falls() == Falls.CLOSED) {
          refused.add(ProblemCode.UPSTREAM_UNAVAILABLE.code());
        }
      }
    }
    return refused;
  }

  /// `sendMessage` is `SEND_MESSAGE`.
  private static Use use(String operationId) {
    return Use.valueOf(operationId.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT));
  }
}
