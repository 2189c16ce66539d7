package dev.parley.gateway.admin;

import dev.parley.gateway.form.FlatJson;
import dev.parley.kernel.audit.Audit;
import dev.parley.kernel.audit.AuditEvent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `/admin/ladder`: the rung in force, and holding it.
final class LadderDesk {
  private static final Set<String> JSON = Set.of("application/json");
  private static final int LONGEST = 256;
  private static final FlatJson FORM = FlatJson.ofTexts(64, "rung");

  private final LadderControl ladder;
  private final Audit audit;

  LadderDesk(LadderControl ladder, Audit audit) {
    this.ladder = ladder;
    this.audit = audit;
  }

  void read(RoutingContext context) {
    var state = ladder.state();
    Answers.json(
        context,
        new JsonObject()
            .put("rung", state.rung())
            .put("pinned", ExplainDesk.text(state.pinned()))
            .put("reach", state.reach().name().toLowerCase(Locale.ROOT))
            .put("rungs", new JsonArray(state.rungs())));
  }

  void pin(RoutingContext context) {
    Answers.body(
        context,
        JSON,
        LONGEST,
        body ->
            rung(body)
                .ifPresentOrElse(
                    rung -> pin(context, rung),
                    () -> Answers.malformed(context, "{\"rung\": <name>} is wanted")));
  }

  void unpin(RoutingContext context) {
    var by = OperatorGate.caller(context).subject();
    ladder
        .unpin()
        .onSuccess(done -> {
          audit.record(AuditEvent.done("ladder.unpinned", Map.of("by", by)));
          read(context);
        })
        .onFailure(context::fail);
  }

  private void pin(RoutingContext context, String rung) {
    var by = OperatorGate.caller(context).subject();
    ladder
        .pin(rung)
        .onSuccess(known -> {
          if (known) {
            audit.record(AuditEvent.done("ladder.pinned", Map.of("rung", rung, "by", by)));
            read(context);
          } else {
            Answers.malformed(
                context, "a rung is one of " + String.join(", ", ladder.state().rungs()));
          }
        })
        .onFailure(context::fail);
  }

  private static Optional<String> rung(Buffer body) {
    return FORM.read(body.getBytes()).flatMap(members -> Optional.ofNullable(members.get("rung")));
  }
}
