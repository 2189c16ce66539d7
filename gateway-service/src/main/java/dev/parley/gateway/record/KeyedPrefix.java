package dev.parley.gateway.record;

import dev.parley.gateway.address.Address;
import java.util.Locale;

/// A network under its pseudonym. Two of one key begin with as many equal bits as the networks that
/// they stand for, and tell nothing else of them.
///
/// @param high the first 64 bits of the pseudonym
/// @param low the last 64 bits
/// @param bits how many bits are fixed, 0 to 128, IPv4 in its mapped form as in
///   [dev.parley.gateway.address.Cidr]; those behind are zero
public record KeyedPrefix(long high, long low, int bits) {
  private static final int IPV4_BITS = 96;

  /// Whether every address of this network is one of the other.
  public boolean within(KeyedPrefix wider) {
    return bits >= wider.bits && shortened(wider.bits).equals(wider);
  }

  /// The network of that size around it.
  ///
  /// @param shorter no more than [#bits]
  public KeyedPrefix shortened(int shorter) {
    if (shorter > bits) {
      throw new IllegalArgumentException("what was not recorded cannot be told");
    }
    var masked = new Address(high, low).masked(shorter);
    return new KeyedPrefix(masked.high(), masked.low(), shorter);
  }

  /// For reading, not for parsing: `4.8f3a01/24`, `6.20cf1234abcd/48`.
  @Override
  public String toString() {
    return bits >= IPV4_BITS
        ? String.format(Locale.ROOT, "4.%06x/%d", (low >>> 8) & 0xff_ffff, bits - IPV4_BITS)
        : String.format(Locale.ROOT, "6.%012x/%d", high >>> 16, bits);
  }
}
