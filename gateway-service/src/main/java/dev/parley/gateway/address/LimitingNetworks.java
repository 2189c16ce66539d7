package dev.parley.gateway.address;

import java.util.List;

/// The networks whose members share a limit.
///
/// Whoever has one IPv6 address has 2^64 of them, often 2^72 and sometimes 2^80 (RFC 6177, section
/// 2): a limit on a single one would limit nobody.
public final class LimitingNetworks {
  private LimitingNetworks() {}

  /// @return the smallest first: of IPv4 the address alone, of IPv6 its /64, /56 and /48
  public static List<Cidr> of(Address address) {
    return address.isIpv4()
        ? List.of(Cidr.around(address, 128))
        : List.of(Cidr.around(address, 64), Cidr.around(address, 56), Cidr.around(address, 48));
  }
}
