package dev.parley.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.Contract;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds `contracts/gateway-admin*.yaml` to the table of calls and to what is served.
class AdminContractTest {
  private static final Contract CONTRACT = Contract.read("gateway-admin*.yaml");

  @Test
  void everyCallHasALineInTheTableForOperatorsAndNoOtherPerson() throws IOException {
    var lines =
        Files.readAllLines(Path.of("../contracts/calls.csv")).stream()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells.length == 4 && cells[1].equals("gateway-service"))
            .map(cells -> cells[0] + " " + cells[2] + " " + cells[3])
            .collect(Collectors.toCollection(TreeSet::new));
    var calls = new TreeSet<String>();
    CONTRACT
        .paths()
        .forEach((path, operations) ->
            Contract.METHODS.stream()
                .filter(method -> Contract.has(operations, method))
                .forEach(method -> calls.add("role:operator " + method + " " + path)));
    assertThat(lines).isEqualTo(calls);
  }

  @Test
  void everyCallIsServedAndNoOther() {
    var parts =
        new AdminParts(
            Optional.of(asked -> {
              throw new IllegalArgumentException("never asked: no address is given");
            }),
            Optional.of(new ListsDouble()),
            Optional.of(new LadderDouble()),
            Optional.of(JsonObject::new));
    try (var admin = new RunningAdmin(parts)) {
      CONTRACT
          .paths()
          .forEach((template, operations) -> {
            var path = template.replace("{site}", "hotel");
            for (var method : Contract.METHODS) {
              var answer =
                  admin.send(
                      admin
                          .as(RunningAdmin.OPERATOR, path)
                          .method(method, BodyPublishers.noBody()));
              assertThat(answer.statusCode() == 403)
                  .as(method + " " + template + ": " + answer.statusCode())
                  .isNotEqualTo(Contract.has(operations, method));
              assertThat(answer.statusCode()).isNotIn(404, 405, 500);
            }
          });
    }
  }

  @Test
  void namesProblemsThatExistWithTheirStatus() {
    assertThat(CONTRACT.operations())
        .allSatisfy(operation ->
            assertThat(Contract.problems(operation))
                .contains("caller.unauthenticated", "caller.forbidden", "upstream.unavailable"));
    CONTRACT.namesProblemsThatExistWithTheirStatus();
  }
}
