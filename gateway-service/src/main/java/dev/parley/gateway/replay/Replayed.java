package dev.parley.gateway.replay;

import java.util.List;
import java.util.Map;

/// What became of the records under a proposal.
///
/// @param records how many were looked at
/// @param undecidable what may change: a rule speaks of a part of the recorded network only
/// @param refusedByRule how many records each rule of the proposal refuses
public record Replayed(
    int records,
    List<Change> changes,
    List<Change> undecidable,
    Map<String, Integer> refusedByRule) {
  public Replayed {
    changes = List.copyOf(changes);
    undecidable = List.copyOf(undecidable);
  }
}
