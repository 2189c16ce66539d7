package dev.parley.gateway.replay;

import dev.parley.gateway.address.Cidr;
import dev.parley.gateway.record.KeyedPrefix;
import dev.parley.gateway.record.Pseudonyms;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Networks of one family and one verdict under pseudonyms, to be compared with recorded ones.
final class KeyedNetworks {
  private final Pseudonyms pseudonyms;
  private final int recordedBits;

  /// By prefix length, the longest first.
  private final NavigableMap<Integer, Map<KeyedPrefix, Cidr>> wide =
      new TreeMap<>(Comparator.reverseOrder());

  /// What speaks of a part of a recorded network only, by that network.
  private final Map<KeyedPrefix, Cidr> parts = new HashMap<>();

  /// @param recordedBits how many bits of an address of the family are recorded
  KeyedNetworks(Pseudonyms pseudonyms, int recordedBits) {
    this.pseudonyms = pseudonyms;
    this.recordedBits = recordedBits;
  }

  void add(Cidr network) {
    var pseudonym = pseudonyms.of(network);
    if (network.bits() > recordedBits) {
      parts.putIfAbsent(pseudonym.shortened(recordedBits), network);
    } else {
      wide.computeIfAbsent(network.bits(), bits -> new HashMap<>()).put(pseudonym, network);
    }
  }

  /// The most specific that holds the whole recorded network.
  Optional<Cidr> around(KeyedPrefix recorded) {
    for (var sameLength : wide.entrySet()) {
      var network = sameLength.getValue().get(recorded.shortened(sameLength.getKey()));
      if (network != null) {
        return Optional.of(network);
      }
    }
    return Optional.empty();
  }

  /// One that lies within the recorded network and is not all of it.
  Optional<Cidr> within(KeyedPrefix recorded) {
    return Optional.ofNullable(parts.get(recorded));
  }
}
