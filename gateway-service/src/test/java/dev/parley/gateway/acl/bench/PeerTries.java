package dev.parley.gateway.acl.bench;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4AddressTrie;
import inet.ipaddr.ipv6.IPv6AddressTrie;
import java.util.List;

/// The IPAddress library's way: a trie for each family.
final class PeerTries {
  private final IPv4AddressTrie ipv4 = new IPv4AddressTrie();
  private final IPv6AddressTrie ipv6 = new IPv6AddressTrie();

  PeerTries(List<Cidr> networks) {
    for (var network : networks) {
      var block = new IPAddressString(network.toString()).getAddress();
      if (block.isIPv4()) {
        ipv4.add(block.toIPv4());
      } else {
        ipv6.add(block.toIPv6());
      }
    }
  }

  /// Made before the measuring: the peer is asked with its own kind of address.
  static List<IPAddress> addresses(List<Address> addresses) {
    return addresses.stream()
        .map(address -> new IPAddressString(address.toString()).getAddress())
        .toList();
  }

  boolean contains(IPAddress address) {
    return address.isIPv4()
        ? ipv4.elementContains(address.toIPv4())
        : ipv6.elementContains(address.toIPv6());
  }
}
