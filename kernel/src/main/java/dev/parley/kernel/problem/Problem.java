package dev.parley.kernel.problem;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.UUID;

/// A problem as a caller sees it (RFC 9457): the code, what to do next, and an instance that the
/// log repeats.
public record Problem(ProblemCode code, String instance, Map<String, Object> members) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    members = Map.copyOf(members);
  }

  public static Problem of(ProblemCode code) {
    return of(code, Map.of());
  }

  /// @param members extension members, told to the caller: never content, never a cause
  public static Problem of(ProblemCode code, Map<String, Object> members) {
    return new Problem(code, "urn:uuid:" + UUID.randomUUID(), members);
  }

  public int status() {
    return code.status();
  }

  public JsonObject toJson() {
    var json =
        new JsonObject()
            .put("type", "urn:parley:problem:" + code.code())
            .put("title", code.title())
            .put("status", code.status())
            .put("detail", code.next())
            .put("instance", instance)
            .put("code", code.code());
    members.forEach(json::put);
    return json;
  }
}
