package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;

/// One line of a list.
public record Entry(Verdict verdict, Cidr network) {

  /// Whether it speaks of that address: of the other family it never does.
  boolean covers(Address address) {
    return address.isIpv4() == isIpv4() && network.contains(address);
  }

  public boolean isIpv4() {
    return network.bits() >= 96 && network.network().isIpv4();
  }

  @Override
  public String toString() {
    return (verdict == Verdict.ALLOW ? "allow " : "deny ") + network;
  }
}
