package dev.parley.gateway.admin;

import dev.parley.gateway.record.DecisionLog;
import dev.parley.gateway.refusal.Refusals;
import dev.parley.gateway.replay.Change;
import dev.parley.gateway.replay.InForce;
import dev.parley.gateway.replay.Policy;
import dev.parley.gateway.replay.PolicyFile;
import dev.parley.gateway.replay.PolicyReading;
import dev.parley.gateway.replay.Replay;
import dev.parley.gateway.replay.Replayed;
import dev.parley.gateway.site.Site;
import dev.parley.gateway.site.SiteRegistry;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// `POST /admin/admission/replay`: what a proposed policy would have changed; or with a text and
/// `?site=`, what another list would.
final class ReplayDesk {
  private static final String SITE = "site";
  private static final Set<String> TEXT = Set.of("text/plain");
  private static final Set<String> TYPES = Set.of("application/yaml", "application/json");
  private static final int MOST_SHOWN = 1_000;

  private final DecisionLog log;
  private final SiteRegistry sites;
  private final InForce inForce;

  ReplayDesk(DecisionLog log, SiteRegistry sites, InForce inForce) {
    this.log = log;
    this.sites = sites;
    this.inForce = inForce;
  }

  void answer(RoutingContext context) {
    var given = context.queryParams();
    if (!Answers.isOf(context, TEXT)) {
      if (given.isEmpty()) {
        Answers.text(
            context, TYPES, PolicyFile.LONGEST, text -> read(context, () -> PolicyFile.read(text)));
      } else {
        Answers.malformed(context, "a policy names its sites itself");
      }
      return;
    }
    if (given.size() > 1 || (given.size() == 1 && !given.contains(SITE))) {
      Answers.malformed(context, "site alone is asked for, once");
      return;
    }
    var site = Optional.ofNullable(given.get(SITE)).flatMap(sites::find).map(Site::id);
    if (given.contains(SITE) && site.isEmpty()) {
      Refusals.answer(context, ProblemCode.SITE_UNKNOWN);
      return;
    }
    Answers.bytes(
        context,
        TEXT,
        AccessListDesk.LONGEST,
        text -> read(context, () -> PolicyFile.list(site, text)));
  }

  private void read(RoutingContext context, Callable<PolicyReading> reading) {
    Answers.later(
        context,
        reading,
        read -> {
          switch (read) {
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
    Answers.later(context, () -> json(replayed(policy)), body -> Answers.json(context, body));
  }

  /// One at a time: long lists take memory while they are compared.
  private synchronized Replayed replayed(Policy policy) {
    return Replay.run(policy, inForce, log.content(), log.pseudonyms());
  }

  private JsonObject json(Replayed replayed) {
    var rules = new JsonArray();
    replayed
        .byRule()
        .forEach((rule, count) ->
            rules.add(
                new JsonObject()
                    .put("rule", rule)
                    .put("refused", count.refused())
                    .put("admitted", count.admitted())
                    .put("estimated", estimated(count.admitted()))));
    return new JsonObject()
        .put("records", replayed.records())
        .put("sample", log.sample())
        .put("proposed", new JsonArray(List.copyOf(replayed.proposed())))
        .put("inForce", new JsonArray(List.copyOf(replayed.inForce())))
        .put("changed", replayed.changes().size())
        .put(
            "newlyRefused",
            new JsonObject()
                .put("recorded", replayed.newlyRefused())
                .put("estimated", estimated(replayed.newlyRefused())))
        .put("noLongerRefused", replayed.noLongerRefused())
        .put("changes", json(replayed.changes()))
        .put("undecidable", replayed.undecidable().size())
        .put("mayChange", json(replayed.undecidable()))
        .put("rules", rules);
  }

  /// Of how many admissions that many records are the sample; nobody knows where none is taken.
  private @Nullable Long estimated(long recorded) {
    return log.sample() == 0 ? null : Long.valueOf(Math.round(recorded / log.sample()));
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
