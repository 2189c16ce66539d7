package dev.parley.gateway.ratelimit.caps;

import dev.parley.gateway.address.Address;
import java.util.List;
import java.util.Optional;

/// Counts what is open by the networks that an address stands in: itself where it is IPv4; its /64,
/// and the /56 and /48 behind it, where it is IPv6.
final class NetworkCounts {
  private static final int HOST_BITS = 64;
  private static final int HOUSEHOLD_BITS = 56;
  private static final int ORGANISATION_BITS = 48;

  private final List<Level> levels;

  private record Level(Cap cap, int bits, Counts<Address> open) {
    static Level of(CapSettings settings, Cap cap, int bits) {
      return new Level(cap, bits, new Counts<>(settings.most(cap)));
    }

    Address network(Address address) {
      return address.isIpv4() ? address : address.masked(bits);
    }
  }

  /// @param host of an address or /64
  /// @param household of a /56
  /// @param organisation of a /48
  NetworkCounts(CapSettings settings, Cap host, Cap household, Cap organisation) {
    levels =
        List.of(
            Level.of(settings, host, HOST_BITS),
            Level.of(settings, household, HOUSEHOLD_BITS),
            Level.of(settings, organisation, ORGANISATION_BITS));
  }

  /// Counts one more, or says which cap is full and counts nothing.
  Optional<Cap> open(Address address) {
    for (var at = 0; at < depth(address); at++) {
      var level = levels.get(at);
      if (!level.open().open(level.network(address))) {
        close(address, at);
        return Optional.of(level.cap());
      }
    }
    return Optional.empty();
  }

  /// The first cap that has no room for one more.
  Optional<Cap> full(Address address) {
    return levels.subList(0, depth(address)).stream()
        .filter(level -> level.open().full(level.network(address)))
        .map(Level::cap)
        .findFirst();
  }

  void close(Address address) {
    close(address, depth(address));
  }

  private void close(Address address, int depth) {
    for (var level : levels.subList(0, depth)) {
      level.open().close(level.network(address));
    }
  }

  private int depth(Address address) {
    return address.isIpv4() ? 1 : levels.size();
  }
}
