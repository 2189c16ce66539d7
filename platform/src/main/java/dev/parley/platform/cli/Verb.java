package dev.parley.platform.cli;

import dev.parley.platform.operator.CannotStart;
import java.util.List;

/// What the operator asked for.
sealed interface Verb {

  record Up(boolean fresh, boolean nativeForm) implements Verb {}

  /// Only the servers that others build on; the services are left out.
  record ServersUp() implements Verb {}

  record Down() implements Verb {}

  record Status(boolean json) implements Verb {}

  /// A login for one start of a service that the operator starts himself.
  record SecretId(String service) implements Verb {}

  static Verb of(List<String> words) {
    String name = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = words.isEmpty() ? List.of() : words.subList(1, words.size());
    return switch (name) {
      case "up" -> {
        only(name, rest, List.of("--fresh", "--native"));
        yield new Up(rest.contains("--fresh"), rest.contains("--native"));
      }
      case "servers" -> {
        only(name, rest, List.of());
        yield new ServersUp();
      }
      case "down" -> {
        only(name, rest, List.of());
        yield new Down();
      }
      case "status" -> {
        only(name, rest, List.of("--json"));
        yield new Status(rest.contains("--json"));
      }
      case "secret-id" -> {
        if (rest.size() != 1) {
          throw new CannotStart("secret-id takes the name of one service");
        }
        yield new SecretId(rest.getFirst());
      }
      default -> throw new CannotStart("there is no verb \"" + name + "\": see ./parley help");
    };
  }

  private static void only(String verb, List<String> given, List<String> known) {
    for (String word : given) {
      if (!known.contains(word)) {
        throw new CannotStart("%s does not know \"%s\": see ./parley help".formatted(verb, word));
      }
    }
  }
}
