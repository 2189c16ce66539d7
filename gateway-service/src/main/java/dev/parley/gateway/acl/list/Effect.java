package dev.parley.gateway.acl.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What is left of lists that are compiled: all that they decide by.
///
/// @param entries those that decide for some address
/// @param selective whether whom no entry names is denied
public record Effect(List<Entry> entries, boolean selective) {
  public Effect {
    entries = List.copyOf(entries);
  }

  public static Effect of(Collection<Entry> entries) {
    return new Effect(
        List.copyOf(entries), entries.stream().anyMatch(entry -> entry.verdict() == Verdict.ALLOW));
  }

  /// Both, as if they were one list.
  public Effect and(Effect other) {
    var all = new ArrayList<>(entries);
    all.addAll(other.entries);
    return new Effect(all, selective || other.selective);
  }
}
