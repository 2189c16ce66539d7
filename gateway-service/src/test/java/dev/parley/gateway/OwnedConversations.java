package dev.parley.gateway;

import dev.parley.kernel.identity.Ticket;
import dev.parley.kernel.problem.Problem;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// An adapter as far as it matters whose a conversation is: the ticket's site and subject that came
/// first.
final class OwnedConversations implements Handler<HttpServerRequest> {
  private final Map<String, String> owners = new ConcurrentHashMap<>();

  @Override
  public void handle(HttpServerRequest request) {
    var path = Objects.requireNonNull(request.path());
    if (path.equals("/v1/manifest")) {
      request.response().putHeader("Content-Type", "application/jwt").end("a.b.c");
      return;
    }
    var ticket = claims(Objects.requireNonNull(request.getHeader(Ticket.HEADER)));
    var caller = ticket.getString("site") + "/" + ticket.getString("sub");
    var conversation = path.split("/", -1)[3];
    if (owners.computeIfAbsent(conversation, first -> caller).equals(caller)) {
      request
          .response()
          .putHeader("Content-Type", "text/event-stream")
          .end("data: words of " + ticket.getString("site") + "\n\n");
    } else {
      request
          .response()
          .setStatusCode(ProblemCode.CONVERSATION_NOT_YOURS.status())
          .putHeader("Content-Type", Problem.MEDIA_TYPE)
          .end(Problem.of(ProblemCode.CONVERSATION_NOT_YOURS).toJson().toBuffer());
    }
  }

  private static JsonObject claims(String token) {
    return new JsonObject(
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
  }
}
