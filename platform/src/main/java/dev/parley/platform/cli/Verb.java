package dev.parley.platform.cli;

import dev.parley.platform.edge.Question;
import dev.parley.platform.operator.CannotStart;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What the operator asked for.
sealed interface Verb {

  record Up(boolean fresh, boolean nativeForm) implements Verb {}

  /// Only the servers that others build on; the services are left out.
  record ServersUp() implements Verb {}

  record Down() implements Verb {}

  record Status(boolean json) implements Verb {}

  /// A login for one start of a service that the operator starts himself.
  record SecretId(String service) implements Verb {}

  /// Which rule of the gateway would answer a visitor.
  record Explain(Question question, boolean json) implements Verb {}

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
      case "explain" -> explain(rest);
      default -> throw new CannotStart("there is no verb \"" + name + "\": see ./parley help");
    };
  }

  private static Verb explain(List<String> words) {
    var values = new HashMap<String, String>();
    var address = "";
    var json = false;
    for (int at = 0; at < words.size(); at++) {
      String word = words.get(at);
      if (word.equals("--json")) {
        json = true;
      } else if (word.equals("--site") || word.equals("--origin")) {
        if (++at == words.size() || values.put(word, words.get(at)) != null) {
          throw new CannotStart(word + " takes one value: see ./parley help");
        }
      } else if (word.startsWith("--")) {
        only("explain", List.of(word), List.of());
      } else if (address.isEmpty()) {
        address = word;
      } else {
        throw new CannotStart("explain takes one address, \"" + word + "\" is a second");
      }
    }
    if (address.isEmpty()) {
      throw new CannotStart("explain takes an address: ./parley explain ADDRESS --site S");
    }
    return new Explain(
        new Question(
            address,
            Optional.ofNullable(values.get("--site")),
            Optional.ofNullable(values.get("--origin"))),
        json);
  }

  private static void only(String verb, List<String> given, List<String> known) {
    for (String word : given) {
      if (!known.contains(word)) {
        throw new CannotStart("%s does not know \"%s\": see ./parley help".formatted(verb, word));
      }
    }
  }
}
