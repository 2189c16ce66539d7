package dev.parley.gateway;

import dev.parley.kernel.id.ConversationId;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.id.Turn;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a method and a path ask for. Paths are compared as they came, undecoded: another spelling
/// of one is unknown.
sealed interface Endpoint {
  record OpenSession() implements Endpoint {}

  record RenewSession() implements Endpoint {}

  record MintSession(SiteId site) implements Endpoint {}

  record RevokeSessions(SiteId site) implements Endpoint {}

  record Manifest() implements Endpoint {}

  record Challenge() implements Endpoint {}

  record Status() implements Endpoint {}

  record SendMessage(ConversationId conversation) implements Endpoint {}

  record ResumeReply(ConversationId conversation, Turn turn) implements Endpoint {}

  record WidgetScript() implements Endpoint {}

  record Preflight() implements Endpoint {}

  record WrongMethod(String allowed) implements Endpoint {}

  record Unknown() implements Endpoint {}

  /// A path with the methods it takes.
  record Place(Endpoint endpoint, Set<String> methods) {}

  Pattern TURN = Pattern.compile("[1-9][0-9]{0,17}");

  static Endpoint of(HttpMethod method, String path) {
    var place = find(List.of(path.split("/", -1)));
    if (place.isEmpty()) {
      return new Unknown();
    }
    if (place.get().methods().contains(method.name())) {
      return place.get().endpoint();
    }
    return method.equals(HttpMethod.OPTIONS) && servesPages(path)
        ? new Preflight()
        : new WrongMethod(String.join(", ", place.get().methods().stream().sorted().toList()));
  }

  /// What sites' servers ask is for no page: no answer there says to a browser that a page may read
  /// it, so none can ask about another site by its name.
  static boolean servesPages(String path) {
    return !path.startsWith("/v1/sites/");
  }

  private static Optional<Place> find(List<String> path) {
    if (path.size() < 3 || !path.getFirst().isEmpty()) {
      return Optional.empty();
    }
    return switch (String.join("/", path.subList(1, Math.min(path.size(), 3)))) {
      case "v1/sessions" -> session(path.subList(3, path.size()));
      case "v1/sites" -> site(path.subList(3, path.size()));
      case "v1/manifest" -> leaf(path, new Manifest(), Set.of("GET"));
      case "v1/challenge" -> leaf(path, new Challenge(), Set.of("GET"));
      case "v1/status" -> leaf(path, new Status(), Set.of("GET"));
      case "v1/conversations" -> conversation(path.subList(3, path.size()));
      case "widget/parley-chat.js" -> leaf(path, new WidgetScript(), Set.of("GET", "HEAD"));
      default -> Optional.empty();
    };
  }

  private static Optional<Place> leaf(List<String> path, Endpoint endpoint, Set<String> methods) {
    return path.size() == 3 ? Optional.of(new Place(endpoint, methods)) : Optional.empty();
  }

  private static Optional<Place> session(List<String> rest) {
    if (rest.isEmpty()) {
      return Optional.of(new Place(new OpenSession(), Set.of("POST")));
    }
    return rest.equals(List.of("renewal"))
        ? Optional.of(new Place(new RenewSession(), Set.of("POST")))
        : Optional.empty();
  }

  private static Optional<Place> site(List<String> rest) {
    if (rest.size() < 2 || !rest.get(1).equals("sessions")) {
      return Optional.empty();
    }
    try {
      var site = new SiteId(rest.getFirst());
      var action = rest.subList(2, rest.size());
      if (action.isEmpty()) {
        return Optional.of(new Place(new MintSession(site), Set.of("POST")));
      }
      return action.equals(List.of("revocation"))
          ? Optional.of(new Place(new RevokeSessions(site), Set.of("POST")))
          : Optional.empty();
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }

  private static Optional<Place> conversation(List<String> rest) {
    if (rest.size() < 2 || !rest.get(1).equals("messages")) {
      return Optional.empty();
    }
    var conversation = conversation(rest.getFirst());
    if (rest.size() == 2) {
      return conversation.map(id -> new Place(new SendMessage(id), Set.of("POST")));
    }
    return rest.size() == 4 && rest.get(3).equals("reply") && TURN.matcher(rest.get(2)).matches()
        ? conversation.map(id ->
            new Place(new ResumeReply(id, new Turn(Long.parseLong(rest.get(2)))), Set.of("GET")))
        : Optional.empty();
  }

  private static Optional<ConversationId> conversation(String text) {
    try {
      return Optional.of(ConversationId.parse(text));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }
}
