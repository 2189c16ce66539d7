package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import java.util.List;

/// Codes by IPv6 address: an index over the part of the space that the entries span, as many places
/// as ranges at least, and the sorted starts of the ranges. At most 26 bytes for each range.
final class Ipv6Table {
  private static final Address FIRST = new Address(0, 0);

  static final Ipv6Table EMPTY = new Ipv6Table(List.of());

  private final long least;
  private final int shift;
  private final int[] index;
  private final long[] highs;
  private final long[] lows;
  private final short[] codes;

  Ipv6Table(List<Entry> sorted) {
    var boundaries = Boundaries.of(FIRST, sorted);
    var size = boundaries.size();
    highs = new long[size];
    lows = new long[size];
    codes = new short[size];
    for (var i = 0; i < size; i++) {
      highs[i] = boundaries.high(i);
      lows[i] = boundaries.low(i);
      codes[i] = boundaries.code(i);
    }
    least = highs[Math.min(1, size - 1)];
    shift = shift(highs[size - 1] - least, size);
    index = index();
  }

  /// So that the span has at least as many places as there are ranges, and less than twice that.
  private static int shift(long span, int size) {
    var wanted = 32 - Integer.numberOfLeadingZeros(size);
    return Math.max(0, 64 - Long.numberOfLeadingZeros(span) - wanted);
  }

  /// For each place the number of starts before it.
  private int[] index() {
    var places = (int) ((highs[highs.length - 1] - least) >>> shift) + 1;
    var before = new int[places + 1];
    for (var high : highs) {
      var place = Long.compareUnsigned(high, least) < 0 ? -1 : (int) ((high - least) >>> shift);
      before[place + 1]++;
    }
    for (var i = 0; i < places; i++) {
      before[i + 1] += before[i];
    }
    return before;
  }

  int code(long high, long low) {
    if (Long.compareUnsigned(high, least) < 0) {
      return codes[0];
    }
    var place = (high - least) >>> shift;
    if (place >= index.length - 1 || place < 0) {
      return codes[codes.length - 1];
    }
    var from = index[(int) place];
    var to = index[(int) place + 1];
    while (from < to) {
      var middle = (from + to) >>> 1;
      var order = Long.compareUnsigned(highs[middle], high);
      if (order < 0 || (order == 0 && Long.compareUnsigned(lows[middle], low) <= 0)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return codes[from - 1];
  }

  void ranges(Deciding into) {
    for (var at = 0; at < codes.length; at++) {
      into.range(new Address(highs[at], lows[at]), codes[at]);
    }
    into.end(new Address(-1, -1));
  }
}
