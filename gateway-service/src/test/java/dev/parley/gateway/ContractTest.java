package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds `contracts/gateway-service.yaml` to what is served.
class ContractTest {
  private static final Contract CONTRACT = Contract.read("gateway-service.yaml");

  @Test
  void everyPathTakesTheMethodsItSaysAndNoOther() {
    CONTRACT
        .paths()
        .forEach((template, operations) -> {
          var path =
              template
                  .replace("{conversation}", "0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0")
                  .replace("{site}", "hotel")
                  .replace("{turn}", "1");
          for (var method : Contract.METHODS) {
            var endpoint = Endpoint.of(HttpMethod.valueOf(method), path);
            if (Contract.has(operations, method)) {
              assertThat(endpoint)
                  .as(method + " " + template)
                  .isNotInstanceOfAny(Endpoint.WrongMethod.class, Endpoint.Unknown.class);
            } else {
              assertThat(endpoint)
                  .as(method + " " + template)
                  .isInstanceOf(Endpoint.WrongMethod.class);
            }
          }
        });
  }

  @Test
  void onlyWhatComesBeforeASessionNeedsNone() {
    var open =
        CONTRACT.operations().stream()
            .filter(operation -> List.of().equals(operation.get("security")))
            .map(operation -> operation.get("operationId"))
            .toList();
    assertThat(open).containsExactlyInAnyOrder("openSession", "challenge", "status", "widget");
  }

  @Test
  void namesProblemsThatExistWithTheirStatus() {
    assertThat(CONTRACT.operations())
        .anyMatch(operation -> !Contract.problems(operation).isEmpty());
    CONTRACT.namesProblemsThatExistWithTheirStatus();
  }
}
