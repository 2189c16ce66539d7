package dev.parley.gateway.replay;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What became of the records under a proposal.
///
/// @param records how many were looked at
/// @param undecidable what may change: a rule speaks of a part of the recorded network only
/// @param byRule what each rule refuses
/// @param proposed what was asked as it is proposed: `suite.access`, `hotel.access`,
///   `hotel.geofence`
/// @param inForce the same of what was asked as it is in force
public record Replayed(
    int records,
    List<Change> changes,
    List<Change> undecidable,
    Map<String, RuleCount> byRule,
    Set<String> proposed,
    Set<String> inForce) {
  public Replayed {
    changes = List.copyOf(changes);
    undecidable = List.copyOf(undecidable);
  }

  /// Recorded admissions that would be refused.
  public long newlyRefused() {
    return changes.stream().filter(change -> change.record().isAdmitted()).count();
  }

  /// Refusals that access lists and geofence would give no more.
  public long noLongerRefused() {
    return changes.stream().filter(Change::admits).count();
  }
}
