package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kernel.problem.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/// OpenAPI files of `contracts/`, as far as tests hold them to what is served.
public record Contract(Map<String, Map<String, Object>> paths) {
  public static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

  /// @param names of one or more files, as a glob; their paths are taken together
  public static Contract read(String names) {
    var paths = new HashMap<String, Map<String, Object>>();
    try (var files = Files.newDirectoryStream(Path.of("../contracts"), names)) {
      for (var file : files) {
        Map<String, Map<String, Map<String, Object>>> contract =
            new Yaml().load(Files.readString(file));
        paths.putAll(Objects.requireNonNull(contract.get("paths")));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    assertThat(paths).as(names).isNotEmpty();
    return new Contract(paths);
  }

  /// Every path of the gateway's with its method, as a caller of that site would fill it.
  static Map<String, String> calls(String site) {
    return read("gateway-service.yaml").paths().entrySet().stream()
        .collect(
            Collectors.toMap(
                path ->
                    path.getKey()
                        .replace("{conversation}", UUID.randomUUID().toString())
                        .replace("{site}", site)
                        .replace("{turn}", "1"),
                path ->
                    METHODS.stream()
                        .filter(method -> has(path.getValue(), method))
                        .findFirst()
                        .orElseThrow()));
  }

  /// Whether that path's operations have the method.
  public static boolean has(Map<String, Object> operations, String method) {
    return operations.containsKey(method.toLowerCase(Locale.ROOT));
  }

  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> operations() {
    return paths.values().stream()
        .flatMap(path ->
            METHODS.stream()
                .filter(method -> has(path, method))
                .map(method ->
                    (Map<String, Object>)
                        Objects.requireNonNull(path.get(method.toLowerCase(Locale.ROOT)))))
        .toList();
  }

  /// What an operation says it may refuse with; empty where it says nothing.
  public static List<String> problems(Map<String, Object> operation) {
    return operation.get("x-problems") instanceof List<?> problems
        ? problems.stream().map(Object::toString).toList()
        : List.of();
  }

  /// Every problem is a known one, and its status is among the operation's responses.
  public void namesProblemsThatExistWithTheirStatus() {
    var known =
        Arrays.stream(ProblemCode.values())
            .collect(Collectors.toMap(ProblemCode::code, ProblemCode::status));
    for (var operation : operations()) {
      Set<?> statuses = ((Map<?, ?>) Objects.requireNonNull(operation.get("responses"))).keySet();
      for (var problem : problems(operation)) {
        assertThat(known).containsKey(problem);
        assertThat(statuses.stream().map(Object::toString))
            .contains(String.valueOf(known.get(problem)));
      }
    }
  }
}
