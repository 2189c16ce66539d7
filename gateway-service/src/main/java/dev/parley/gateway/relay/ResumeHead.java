package dev.parley.gateway.relay;

import dev.parley.kernel.decision.Decision;
import dev.parley.kernel.id.Turn;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Pattern;

/// What of a resume's head goes on, each once and in its form: what the adapter would refuse as one
/// of our own mistakes is refused as the visitor's.
final class ResumeHead {
  static final String KEY = "Parley-Key";
  static final String LAST_EVENT = "Last-Event-ID";

  private static final Pattern KEY_FORM =
      Pattern.compile("[A-Za-z0-9_-]{1,64}\\.[A-Za-z0-9_-]{1,1024}");
  private static final Pattern EVENT_FORM = Pattern.compile("([1-9][0-9]{0,17})\\.[0-9]{1,9}");

  private ResumeHead() {}

  static Decision judge(HttpServerRequest request, Turn turn) {
    var keys = request.headers().getAll(KEY);
    var events = request.headers().getAll(LAST_EVENT);
    return matches(KEY_FORM, keys) && matches(EVENT_FORM, events) && ofTurn(turn, events)
        ? Decision.allow()
        : Decision.deny(ProblemCode.REQUEST_MALFORMED);
  }

  private static boolean matches(Pattern form, List<String> values) {
    return values.isEmpty() || (values.size() == 1 && form.matcher(values.getFirst()).matches());
  }

  private static boolean ofTurn(Turn turn, List<String> events) {
    return events.isEmpty() || events.getFirst().startsWith(turn + ".");
  }
}
