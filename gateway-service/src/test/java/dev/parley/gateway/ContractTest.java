package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/// Holds `contracts/gateway-service.yaml` to what is served.
class ContractTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static Map<String, Map<String, Object>> paths = Map.of();

  @BeforeAll
  static void read() throws IOException {
    Map<String, Map<String, Map<String, Object>>> contract =
        new Yaml().load(Files.readString(Path.of("../contracts/gateway-service.yaml")));
    paths = Objects.requireNonNull(contract.get("paths"));
  }

  @Test
  void everyPathTakesTheMethodsItSaysAndNoOther() {
    paths.forEach((template, operations) -> {
      var path =
          template
              .replace("{conversation}", "0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0")
              .replace("{site}", "hotel")
              .replace("{turn}", "1");
      for (var method : METHODS) {
        var endpoint = Endpoint.of(HttpMethod.valueOf(method), path);
        if (operations.containsKey(method.toLowerCase(Locale.ROOT))) {
          assertThat(endpoint)
              .as(method + " " + template)
              .isNotInstanceOfAny(Endpoint.WrongMethod.class, Endpoint.Unknown.class);
        } else {
          assertThat(endpoint).as(method + " " + template).isInstanceOf(Endpoint.WrongMethod.class);
        }
      }
    });
  }

  @Test
  void onlyWhatComesBeforeASessionNeedsNone() {
    var open =
        operations().stream()
            .filter(operation -> List.of().equals(operation.get("security")))
            .map(operation -> operation.get("operationId"))
            .toList();
    assertThat(open).containsExactlyInAnyOrder("openSession", "challenge", "status", "widget");
  }

  @Test
  void namesProblemsThatExistWithTheirStatus() {
    var known =
        Arrays.stream(ProblemCode.values())
            .collect(Collectors.toMap(ProblemCode::code, ProblemCode::status));
    for (var operation : operations()) {
      if (operation.get("x-problems") instanceof List<?> problems) {
        Set<?> statuses = ((Map<?, ?>) Objects.requireNonNull(operation.get("responses"))).keySet();
        for (var problem : problems) {
          assertThat(known).containsKey((String) problem);
          assertThat(statuses.stream().map(Object::toString))
              .contains(String.valueOf(known.get(problem)));
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> operations() {
    return paths.values().stream()
        .flatMap(path -> path.entrySet().stream())
        .filter(entry -> METHODS.contains(entry.getKey().toUpperCase(Locale.ROOT)))
        .map(entry -> (Map<String, Object>) entry.getValue())
        .toList();
  }
}
