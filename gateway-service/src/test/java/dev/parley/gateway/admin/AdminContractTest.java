package dev.parley.gateway.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Holds `contracts/gateway-admin*.yaml` to the table of calls and to what is served.
class AdminContractTest {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
  private static Map<String, Map<String, Object>> paths = Map.of();

  @BeforeAll
  static void read() throws IOException {
    var all = new HashMap<String, Map<String, Object>>();
    try (var files = Files.newDirectoryStream(Path.of("../contracts"), "gateway-admin*.yaml")) {
      for (var file : files) {
        Map<String, Map<String, Map<String, Object>>> contract =
            new Yaml().load(Files.readString(file));
        all.putAll(Objects.requireNonNull(contract.get("paths")));
      }
    }
    assertThat(all).containsKeys("/admin/ladder", "/admin/sites");
    paths = all;
  }

  @Test
  void everyCallHasALineInTheTableForOperatorsAndNoOtherPerson() throws IOException {
    var lines =
        Files.readAllLines(Path.of("../contracts/calls.csv")).stream()
            .map(line -> line.split(",", -1))
            .filter(cells -> cells.length == 4 && cells[1].equals("gateway-service"))
            .map(cells -> cells[0] + " " + cells[2] + " " + cells[3])
            .collect(Collectors.toCollection(TreeSet::new));
    var calls = new TreeSet<String>();
    paths.forEach((path, operations) ->
        methods(operations).forEach(method -> calls.add("role:operator " + method + " " + path)));
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
      paths.forEach((template, operations) -> {
        var path = template.replace("{site}", "hotel");
        for (var method : METHODS) {
          var name = method.toUpperCase(Locale.ROOT);
          var answer =
              admin.send(
                  admin.as(RunningAdmin.OPERATOR, path).method(name, BodyPublishers.noBody()));
          assertThat(answer.statusCode() == 403)
              .as(name + " " + template + ": " + answer.statusCode())
              .isNotEqualTo(operations.containsKey(method));
          assertThat(answer.statusCode()).isNotIn(404, 405, 500);
        }
      });
    }
  }

  @Test
  void namesProblemsThatExistWithTheirStatus() {
    var known =
        Arrays.stream(ProblemCode.values())
            .collect(Collectors.toMap(ProblemCode::code, ProblemCode::status));
    for (var operation : operations()) {
      Set<?> statuses = ((Map<?, ?>) Objects.requireNonNull(operation.get("responses"))).keySet();
      var problems = (List<?>) Objects.requireNonNull(operation.get("x-problems"));
      assertThat(problems.stream().map(Object::toString))
          .contains("caller.unauthenticated", "caller.forbidden", "upstream.unavailable");
      for (var problem : problems) {
        assertThat(known).containsKey((String) problem);
        assertThat(statuses.stream().map(Object::toString))
            .contains(String.valueOf(known.get(problem)));
      }
    }
  }

  private static List<String> methods(Map<String, Object> operations) {
    return operations.keySet().stream()
        .filter(METHODS::contains)
        .map(method -> method.toUpperCase(Locale.ROOT))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> operations() {
    return paths.values().stream()
        .flatMap(path -> path.entrySet().stream())
        .filter(entry -> METHODS.contains(entry.getKey()))
        .map(entry -> (Map<String, Object>) entry.getValue())
        .toList();
  }
}
