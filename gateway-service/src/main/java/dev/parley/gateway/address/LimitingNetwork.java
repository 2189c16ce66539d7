package dev.parley.gateway.address;

/// The networks whose members share a limit, the smallest first.
///
/// Whoever has one IPv6 address has 2^64 of them, often 2^72 and sometimes 2^80 (RFC 6177, section
/// 2): a limit on a single one would limit nobody.
public enum LimitingNetwork {
  /// An IPv4 address alone, or an IPv6 /64: what one host can move in freely.
  HOST(64),
  /// An IPv6 /56, what a household is often given.
  HOUSEHOLD(56),
  /// An IPv6 /48, what an organisation is often given.
  ORGANISATION(48);

  private final int bits;

  LimitingNetwork(int bits) {
    this.bits = bits;
  }

  /// Whether such a network stands around an address: around IPv4 there is none but the host.
  public boolean concerns(Address address) {
    return this == HOST || !address.isIpv4();
  }

  /// Its first address.
  public Address of(Address address) {
    return address.isIpv4() ? address : new Address(prefix(address), 0);
  }

  /// The first 64 bits of it around an IPv6 address; those behind are zero.
  public long prefix(Address address) {
    return address.high() & (-1L << (64 - bits));
  }
}
