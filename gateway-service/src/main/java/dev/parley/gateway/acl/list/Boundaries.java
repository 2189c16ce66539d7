package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;

/// Walks over the addresses of one family at which the deciding entry changes, in ascending order.
///
/// Networks nest or are apart, so one pass with a stack of the open ones finds them. Neighbours
/// with one code are one range: its entries differ, but verdict and prefix length are the same.
/// Nothing is kept: who wants arrays walks twice and makes them as long as they must be.
final class Boundaries {
  private static final int DEEPEST = 129;

  /// What is done with each.
  interface Visitor {
    void visit(long high, long low, int code);
  }

  private final Visitor visitor;
  private final Address[] lasts = new Address[DEEPEST];
  private final int[] open = new int[DEEPEST];
  private int depth;

  /// The one that the next may still take the place of.
  private Address start;

  private int code = Code.NONE;
  private int told = -1;

  private Boundaries(Address first, Visitor visitor) {
    this.visitor = visitor;
    start = first;
  }

  /// @param first the family's first address, from where there is always a range
  static void walk(Address first, Networks sorted, Visitor visitor) {
    var boundaries = new Boundaries(first, visitor);
    for (var i = 0; i < sorted.size(); i++) {
      var network = sorted.network(i);
      boundaries.closeBefore(network.network());
      boundaries.open(network, Code.of(sorted.denies(i), sorted.bits(i)));
    }
    while (boundaries.depth > 0) {
      boundaries.close();
    }
    boundaries.tell();
  }

  private void open(Cidr network, int own) {
    var deciding = Math.max(own, deniedAround());
    lasts[depth] = network.last();
    open[depth++] = deciding;
    add(network.network(), deciding);
  }

  /// A denial around an allowance decides; around a denial, the narrower is named.
  private int deniedAround() {
    var around = around();
    return Code.denies(around) ? around : Code.NONE;
  }

  private int around() {
    return depth == 0 ? Code.NONE : open[depth - 1];
  }

  private void closeBefore(Address network) {
    while (depth > 0 && lasts[depth - 1].compareTo(network) < 0) {
      close();
    }
  }

  private void close() {
    var last = lasts[--depth];
    var low = last.low() + 1;
    var high = low == 0 ? last.high() + 1 : last.high();
    if (high != 0 || low != 0) {
      add(new Address(high, low), around());
    }
  }

  private void add(Address next, int nextCode) {
    if (!next.equals(start)) {
      tell();
      start = next;
    }
    code = nextCode;
  }

  private void tell() {
    if (code != told) {
      visitor.visit(start.high(), start.low(), code);
      told = code;
    }
  }
}
