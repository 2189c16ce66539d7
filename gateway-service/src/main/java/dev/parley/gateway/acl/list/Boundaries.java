package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import java.util.List;

/// The addresses of one family at which the deciding entry changes, in ascending order.
///
/// Networks nest or are apart, so one pass with a stack of the open ones finds them. Neighbours
/// with one code are one range: its entries differ, but verdict and prefix length are the same.
final class Boundaries {
  private static final int DEEPEST = 129;

  private final long[] highs;
  private final long[] lows;
  private final short[] codes;
  private int size;

  private final Address[] lasts = new Address[DEEPEST];
  private final int[] open = new int[DEEPEST];
  private int depth;

  private Boundaries(int capacity) {
    highs = new long[capacity];
    lows = new long[capacity];
    codes = new short[capacity];
  }

  /// @param first the family's first address, from where there is always a range
  /// @param sorted by network, the wider first
  static Boundaries of(Address first, List<Entry> sorted) {
    var boundaries = new Boundaries(2 * sorted.size() + 1);
    boundaries.add(first, Code.NONE);
    for (var entry : sorted) {
      boundaries.closeBefore(entry.network().network());
      boundaries.open(entry);
    }
    while (boundaries.depth > 0) {
      boundaries.close();
    }
    return boundaries;
  }

  int size() {
    return size;
  }

  long high(int i) {
    return highs[i];
  }

  long low(int i) {
    return lows[i];
  }

  short code(int i) {
    return codes[i];
  }

  private void open(Entry entry) {
    var code = Math.max(Code.of(entry), deniedAround());
    lasts[depth] = entry.network().last();
    open[depth++] = code;
    add(entry.network().network(), code);
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

  private void add(Address start, int code) {
    if (size > 0 && highs[size - 1] == start.high() && lows[size - 1] == start.low()) {
      size--;
    }
    if (size == 0 || codes[size - 1] != code) {
      highs[size] = start.high();
      lows[size] = start.low();
      codes[size++] = (short) code;
    }
  }
}
