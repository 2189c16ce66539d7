package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Cidr;

/// One line of a list.
public record Entry(Verdict verdict, Cidr network) {

  @Override
  public String toString() {
    return (verdict == Verdict.ALLOW ? "allow " : "deny ") + network;
  }
}
