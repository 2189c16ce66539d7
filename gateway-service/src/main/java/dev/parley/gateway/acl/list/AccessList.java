package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import java.util.Optional;
import java.util.stream.IntStream;

/// A list, compiled: immutable, asked without allocating or waiting.
public final class AccessList {
  /// Says nothing of anybody.
  public static final AccessList EMPTY = new AccessList(0, false, Ipv4Table.EMPTY, Ipv6Table.EMPTY);

  private final int entries;
  private final boolean allows;
  private final Ipv4Table ipv4;
  private final Ipv6Table ipv6;

  private AccessList(int entries, boolean allows, Ipv4Table ipv4, Ipv6Table ipv6) {
    this.entries = entries;
    this.allows = allows;
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
  }

  static AccessList of(Networks ipv4, Networks ipv6) {
    return new AccessList(
        ipv4.size() + ipv6.size(),
        allows(ipv4) || allows(ipv6),
        ipv4.size() == 0 ? Ipv4Table.EMPTY : new Ipv4Table(ipv4),
        ipv6.size() == 0 ? Ipv6Table.EMPTY : new Ipv6Table(ipv6));
  }

  private static boolean allows(Networks networks) {
    return !IntStream.range(0, networks.size()).allMatch(networks::denies);
  }

  public int entries() {
    return entries;
  }

  /// Whether it allows anybody, and so denies whom it does not allow.
  public boolean isSelective() {
    return allows;
  }

  /// All that it decides by. Takes long where there is much.
  public Effect effect() {
    var found = new Deciding();
    ipv4.ranges(found);
    ipv6.ranges(found);
    return new Effect(found.entries(), allows);
  }

  public boolean admits(Address address) {
    var code = code(address);
    return code == Code.NONE ? !allows : !Code.denies(code);
  }

  /// The entry that decides for that address: the most specific denial, else the most specific
  /// allowance.
  public Optional<Entry> match(Address address) {
    return matchWith(EMPTY, address);
  }

  /// The same of this list and another, as if they were one.
  public Optional<Entry> matchWith(AccessList other, Address address) {
    var code = Math.max(code(address), other.code(address));
    return code == Code.NONE ? Optional.empty() : Optional.of(Code.entry(code, address));
  }

  private int code(Address address) {
    return address.isIpv4() ? ipv4.code(address.ipv4()) : ipv6.code(address.high(), address.low());
  }
}
