package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;

/// Codes by IPv6 address: the sorted starts of the ranges, 18 bytes each, and a trie over them that
/// leads to the few among which the last one not behind the address is found by going along.
final class Ipv6Table {
  private static final Address FIRST = new Address(0, 0);

  static final Ipv6Table EMPTY = new Ipv6Table(new Ipv6Networks());

  private final long[] highs;
  private final long[] lows;
  private final short[] codes;
  private final LevelTrie trie;

  Ipv6Table(Networks sorted) {
    var counting = new Filling(new long[0], new long[0], new short[0]);
    Boundaries.walk(FIRST, sorted, (high, low, code) -> counting.size++);
    highs = new long[counting.size];
    lows = new long[counting.size];
    codes = new short[counting.size];
    Boundaries.walk(FIRST, sorted, new Filling(highs, lows, codes)::add);
    trie = LevelTrie.of(highs, lows);
  }

  int code(long high, long low) {
    return codes[trie.last(high, low)];
  }

  private static final class Filling {
    private final long[] highs;
    private final long[] lows;
    private final short[] codes;
    private int size;

    Filling(long[] highs, long[] lows, short[] codes) {
      this.highs = highs;
      this.lows = lows;
      this.codes = codes;
    }

    void add(long high, long low, int code) {
      highs[size] = high;
      lows[size] = low;
      codes[size++] = (short) code;
    }
  }

  void ranges(Deciding into) {
    for (var at = 0; at < codes.length; at++) {
      into.range(new Address(highs[at], lows[at]), codes[at]);
    }
    into.end(new Address(-1, -1));
  }
}
