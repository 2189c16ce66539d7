package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;

/// The entries of one family as numbers: no entry is an object, so that a long list can be read
/// beside the one in force.
///
/// Sorted, they stand by their networks, a wider one before those within it, the same one by line.
interface Networks {
  int size();

  /// The first half of the i-th network's first address.
  long high(int i);

  /// The second half.
  long low(int i);

  /// 0 to 128; of an IPv4 network 96 more than it is written with.
  int bits(int i);

  boolean denies(int i);

  default Cidr network(int i) {
    return new Cidr(new Address(high(i), low(i)), bits(i));
  }

  /// The line where it stands, from 1.
  int line(int i);

  void sort();

  /// The first entry whose network stands in an earlier line already, or -1; only of sorted ones.
  default int twice() {
    var first = -1;
    for (var i = 1; i < size(); i++) {
      if (bits(i) == bits(i - 1)
          && low(i) == low(i - 1)
          && high(i) == high(i - 1)
          && (first < 0 || line(i) < line(first))) {
        first = i;
      }
    }
    return first;
  }
}
