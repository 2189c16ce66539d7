package dev.parley.gateway.ratelimit.caps;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.LimitingNetwork;
import java.util.List;
import java.util.Optional;

/// Counts what is open by the networks that an address stands in: itself where it is IPv4; its /64,
/// and the /56 and /48 behind it, where it is IPv6.
final class NetworkCounts {
  private final List<Level> levels;

  private record Level(Cap cap, LimitingNetwork network, Counts<Address> open) {
    static Level of(CapSettings settings, Cap cap, LimitingNetwork network) {
      return new Level(cap, network, new Counts<>(settings.most(cap)));
    }
  }

  /// @param host of an address or /64
  /// @param household of a /56
  /// @param organisation of a /48
  NetworkCounts(CapSettings settings, Cap host, Cap household, Cap organisation) {
    levels =
        List.of(
            Level.of(settings, host, LimitingNetwork.HOST),
            Level.of(settings, household, LimitingNetwork.HOUSEHOLD),
            Level.of(settings, organisation, LimitingNetwork.ORGANISATION));
  }

  /// Counts one more, or says which cap is full and counts nothing.
  Optional<Cap> open(Address address) {
    for (var at = 0; at < levels.size(); at++) {
      var level = levels.get(at);
      if (level.network().concerns(address) && !level.open().open(level.network().of(address))) {
        close(address, at);
        return Optional.of(level.cap());
      }
    }
    return Optional.empty();
  }

  /// The first cap that has no room for one more.
  Optional<Cap> full(Address address) {
    return levels.stream()
        .filter(level -> level.network().concerns(address))
        .filter(level -> level.open().full(level.network().of(address)))
        .map(Level::cap)
        .findFirst();
  }

  void close(Address address) {
    close(address, levels.size());
  }

  private void close(Address address, int end) {
    for (var level : levels.subList(0, end)) {
      if (level.network().concerns(address)) {
        level.open().close(level.network().of(address));
      }
    }
  }
}
