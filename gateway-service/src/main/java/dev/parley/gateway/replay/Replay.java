package dev.parley.gateway.replay;

import dev.parley.gateway.ratelimit.Use;
import dev.parley.gateway.record.DecisionRecord;
import dev.parley.gateway.record.KeyedPrefix;
import dev.parley.gateway.record.Pseudonyms;
import dev.parley.gateway.ruling.Ruling;
import dev.parley.kernel.id.SiteId;
import dev.parley.kernel.problem.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs a proposal over records. What it does not say is asked as it is in force; the gates that it
/// is not about keep what they decided.
public final class Replay {
  /// They decide before access lists and geofence are asked.
  private static final Set<String> BEFORE = Set.of("client");

  private static final Set<String> REPLACED =
      Set.of(ProblemCode.ACCESS_DENIED.code(), ProblemCode.REGION_DENIED.code());
  private static final String UNKNOWN = "may-change";

  private final Policy policy;
  private final InForce standing;
  private final Pseudonyms pseudonyms;
  private final Map<Optional<SiteId>, ScopedList> lists = new HashMap<>();
  private final Set<String> proposed = new TreeSet<>();
  private final Set<String> inForce = new TreeSet<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Change> undecidable = new ArrayList<>();
  private final Map<String, RuleCount> refused = new TreeMap<>();

  private Replay(Policy policy, InForce standing, Pseudonyms pseudonyms) {
    this.policy = policy;
    this.standing = standing;
    this.pseudonyms = pseudonyms;
  }

  /// May take long: a network costs some microseconds, and a list in force may have hundreds of
  /// thousands.
  ///
  /// @param standing for what the proposal does not say
  /// @param pseudonyms those that the records were made with
  public static Replayed run(
      Policy policy, InForce standing, List<DecisionRecord> records, Pseudonyms pseudonyms) {
    var replay = new Replay(policy, standing, pseudonyms);
    records.forEach(replay::look);
    return new Replayed(
        records.size(),
        replay.changes,
        replay.undecidable,
        replay.refused,
        replay.proposed,
        replay.inForce);
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
        refused.merge(rule, new RuleCount(1, decision.isAdmitted() ? 1 : 0), RuleCount::plus);
        if (!decision.outcome().equals(outcome)) {
          changes.add(new Change(decision, outcome, rule));
        }
      }
      case Proposed.Unsure(var rule) -> undecidable.add(new Change(decision, UNKNOWN, rule));
    }
  }

  private Proposed proposed(DecisionRecord decision, KeyedPrefix network) {
    var answer = list(Optional.empty()).ask(network);
    return visited(decision)
        .map(site -> answer.then(list(decision.site()).ask(network)).then(region(site, decision)))
        .orElse(answer);
  }

  /// The site whose rules for visitors were asked: a site's server meets none.
  private static Optional<SiteId> visited(DecisionRecord decision) {
    return decision
        .site()
        .filter(
            site -> Use.BY_SERVERS.stream().noneMatch(use -> use.name().equals(decision.use())));
  }

  private ScopedList list(Optional<SiteId> site) {
    return lists.computeIfAbsent(site, this::made);
  }

  private ScopedList made(Optional<SiteId> site) {
    var name = site.map(id -> "acl.site." + id).orElse("acl.suite");
    var own = policy.access(site);
    asked(site, "access", own.isPresent());
    return own.or(() -> standing.access(site))
        .<ScopedList>map(entries -> new KeyedList(name, entries, pseudonyms))
        .orElseGet(() ->
            recorded ->
                new Proposed.Refuses(name + ".unreadable", ProblemCode.ACCESS_DENIED.code()));
  }

  private Proposed region(SiteId site, DecisionRecord decision) {
    var own = policy.fence(site);
    asked(Optional.of(site), "geofence", own.isPresent());
    return own.map(fence -> fence.region(decision))
        .orElseGet(() ->
            switch (standing.region(site, decision.country(), decision.asn())) {
              case Ruling.Admitted _ -> new Proposed.Admits();
              case Ruling.Refused(var rule, var code, var _) ->
                  new Proposed.Refuses(rule, code.code());
            });
  }

  private void asked(Optional<SiteId> site, String what, boolean isProposed) {
    var name = site.map(SiteId::value).orElse("suite") + "." + what;
    (isProposed ? proposed : inForce).add(name);
  }
}
