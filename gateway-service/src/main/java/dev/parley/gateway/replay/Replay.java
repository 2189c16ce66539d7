package dev.parley.gateway.replay;

import dev.parley.gateway.record.DecisionRecord;
import dev.parley.gateway.record.KeyedPrefix;
import dev.parley.gateway.record.Pseudonyms;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Runs a proposal over records. The gates that it is not about keep what they decided.
public final class Replay {
  /// They decide before access lists and geofence are asked.
  private static final Set<String> BEFORE = Set.of("client");

  private static final Set<String> REPLACED =
      Set.of(ProblemCode.ACCESS_DENIED.code(), ProblemCode.REGION_DENIED.code());
  private static final String UNKNOWN = "may-change";

  private final KeyedList suite;
  private final Map<SiteId, KeyedList> lists = new HashMap<>();
  private final Map<SiteId, SitePolicy> sites;
  private final List<Change> changes = new ArrayList<>();
  private final List<Change> undecidable = new ArrayList<>();
  private final Map<String, Integer> refused = new TreeMap<>();

  private Replay(Policy policy, Pseudonyms pseudonyms) {
    this.suite = new KeyedList("acl.suite", policy.suite(), pseudonyms);
    this.sites = policy.bySite();
    sites.forEach((site, proposed) ->
        lists.put(site, new KeyedList("acl.site." + site, proposed.access(), pseudonyms)));
  }

  /// @param pseudonyms those that the records were made with
  public static Replayed run(Policy policy, List<DecisionRecord> records, Pseudonyms pseudonyms) {
    var replay = new Replay(policy, pseudonyms);
    records.forEach(replay::look);
    return new Replayed(records.size(), replay.changes, replay.undecidable, replay.refused);
  }

  private void look(DecisionRecord decision) {
    var network = decision.prefix();
    if (network.isEmpty() || BEFORE.contains(decision.gate())) {
      return;
    }
    switch (proposed(decision, network.get())) {
      case Proposed.Admits() -> {
        if (REPLACED.contains(decision.outcome())) {
          changes.add(new Change(decision, DecisionRecord.ADMITTED, "none"));
        }
      }
      case Proposed.Refuses(var rule, var outcome) -> {
        refused.merge(rule, 1, Integer::sum);
        if (!decision.outcome().equals(outcome)) {
          changes.add(new Change(decision, outcome, rule));
        }
      }
      case Proposed.Unsure(var rule) -> undecidable.add(new Change(decision, UNKNOWN, rule));
    }
  }

  private Proposed proposed(DecisionRecord decision, KeyedPrefix network) {
    var answer = suite.ask(network);
    if (decision.site().isEmpty()) {
      return answer;
    }
    var site = decision.site().get();
    var list = lists.get(site);
    var policy = sites.get(site);
    return list == null || policy == null
        ? answer
        : answer.then(list.ask(network)).then(policy.region(decision));
  }
}
