package dev.parley.gateway.replay;

import dev.parley.gateway.record.KeyedPrefix;
import dev.parley.gateway.record.Pseudonyms;
import dev.parley.kernel.problem.ProblemCode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// One proposed access list under pseudonyms.
///
/// The most specific entry decides; where none fits, a list with an `allow` refuses.
final class KeyedList {
  private static final int IPV4_RECORDED = 120;
  private static final int IPV6_RECORDED = 48;

  private final String name;
  private final boolean refusesOthers;

  /// By prefix length, the longest first.
  private final NavigableMap<Integer, Map<KeyedPrefix, AccessEntry>> entries =
      new TreeMap<>(Comparator.reverseOrder());

  /// What speaks of a part of a recorded network only, by that network.
  private final Map<KeyedPrefix, Map<Boolean, AccessEntry>> parts = new HashMap<>();

  /// @param name what its rules begin with
  KeyedList(String name, List<AccessEntry> list, Pseudonyms pseudonyms) {
    this.name = name;
    this.refusesOthers = list.stream().anyMatch(AccessEntry::allows);
    for (var entry : list) {
      var network = pseudonyms.of(entry.network());
      var recorded = entry.network().network().isIpv4() ? IPV4_RECORDED : IPV6_RECORDED;
      if (network.bits() > recorded) {
        parts
            .computeIfAbsent(network.shortened(recorded), part -> new HashMap<>())
            .put(entry.allows(), entry);
      } else {
        entries.computeIfAbsent(network.bits(), bits -> new HashMap<>()).put(network, entry);
      }
    }
  }

  Proposed ask(KeyedPrefix recorded) {
    var whole = find(recorded);
    var admits = whole.map(AccessEntry::allows).orElse(!refusesOthers);
    var other = parts.getOrDefault(recorded, Map.of()).get(!admits);
    if (other != null) {
      return new Proposed.Unsure(rule(other));
    }
    return admits
        ? new Proposed.Admits()
        : new Proposed.Refuses(
            whole.map(this::rule).orElse(name + ".unlisted"), ProblemCode.ACCESS_DENIED.code());
  }

  private Optional<AccessEntry> find(KeyedPrefix recorded) {
    for (var sameLength : entries.tailMap(recorded.bits(), true).entrySet()) {
      var entry = sameLength.getValue().get(recorded.shortened(sameLength.getKey()));
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  private String rule(AccessEntry entry) {
    return name + (entry.allows() ? ".allow:" : ".deny:") + entry.network();
  }
}
