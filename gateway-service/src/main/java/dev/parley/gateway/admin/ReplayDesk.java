package dev.parley.gateway.admin;

import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.replay.Change;
import dev.parley.gateway.replay.Policy;
import dev.parley.gateway.replay.PolicyFile;
import dev.parley.gateway.replay.PolicyReading;
import dev.parley.gateway.replay.Replay;
import dev.parley.gateway.replay.Replayed;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/// `POST /admin/admission/replay`: what a proposed policy would have changed.
final class ReplayDesk {
  private static final Set<String> TYPES = Set.of("application/yaml", "application/json");
  private static final int MOST_SHOWN = 1_000;

  private final DecisionLog log;
  private final SiteRegistry sites;

  ReplayDesk(DecisionLog log, SiteRegistry sites) {
    this.log = log;
    this.sites = sites;
  }

  void answer(RoutingContext context) {
    Answers.text(context, TYPES, PolicyFile.LONGEST, text -> read(context, text));
  }

  private void read(RoutingContext context, String text) {
    Answers.later(
        context,
        () -> PolicyFile.read(text),
        reading -> {
          switch (reading) {
            case PolicyReading.Read(var policy) -> replay(context, policy);
            case PolicyReading.Wrong(var line, var reason) ->
                Answers.malformed(context, line, reason);
          }
        });
  }

  private void replay(RoutingContext context, Policy policy) {
    if (policy.sites().stream().anyMatch(site -> sites.find(site.value()).isEmpty())) {
      Refusals.answer(context, ProblemCode.SITE_UNKNOWN);
      return;
    }
    Answers.later(
        context,
        () -> json(Replay.run(policy, log.content(), log.pseudonyms())),
        body -> Answers.json(context, body));
  }

  private static JsonObject json(Replayed replayed) {
    var rules = new JsonArray();
    replayed
        .refusedByRule()
        .forEach(
            (rule, count) -> rules.add(new JsonObject().put("rule", rule).put("refused", count)));
    return new JsonObject()
        .put("records", replayed.records())
        .put("changed", replayed.changes().size())
        .put("changes", json(replayed.changes()))
        .put("undecidable", replayed.undecidable().size())
        .put("mayChange", json(replayed.undecidable()))
        .put("rules", rules);
  }

  private static JsonArray json(List<Change> changes) {
    var shown = new JsonArray();
    changes.stream()
        .limit(MOST_SHOWN)
        .forEach(change ->
            shown.add(
                new JsonObject()
                    .put("record", RecordsDesk.json(change.record()))
                    .put("was", change.record().outcome())
                    .put("wouldBe", change.wouldBe())
                    .put("rule", change.rule())));
    return shown;
  }
}
