package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;

/// Codes by IPv4 address: an index by the first 16 bits over the sorted last 16 of the ranges'
/// starts. 256 KiB and at most 4 bytes for each range; a look-up reads two places of the index and
/// a short stretch, in steps whose number depends on its length only: the machine need not guess.
final class Ipv4Table {
  private static final Address FIRST = new Address(0, 0xffff_0000_0000L);
  private static final int STRETCHES = 1 << 16;

  static final Ipv4Table EMPTY = new Ipv4Table(new Ipv4Networks());

  private final int[] index = new int[STRETCHES + 1];
  private final char[] starts;
  private final short[] codes;

  Ipv4Table(Networks sorted) {
    walk(sorted, (start, code) -> index[(start >>> 16) + 1]++);
    for (var i = 0; i < STRETCHES; i++) {
      index[i + 1] += index[i];
    }
    starts = new char[index[STRETCHES]];
    codes = new short[index[STRETCHES]];
    var filling = new Filling(starts, codes);
    walk(sorted, filling::add);
  }

  private interface Range {
    void add(int start, int code);
  }

  /// What begins behind the last IPv4 address is nobody's.
  private static void walk(Networks sorted, Range range) {
    Boundaries.walk(
        FIRST,
        sorted,
        (high, low, code) -> {
          if (low >>> 32 == 0xffff) {
            range.add((int) low, code);
          }
        });
  }

  private static final class Filling {
    private final char[] starts;
    private final short[] codes;
    private int size;

    Filling(char[] starts, short[] codes) {
      this.starts = starts;
      this.codes = codes;
    }

    void add(int start, int code) {
      starts[size] = (char) start;
      codes[size++] = (short) code;
    }
  }

  int code(int address) {
    var stretch = address >>> 16;
    var from = index[stretch];
    var to = index[stretch + 1];
    var key = (char) address;
    var length = to - from;
    from--;
    while (length > 0) {
      var half = (length + 1) >>> 1;
      from = starts[from + half] <= key ? from + half : from;
      length -= half;
    }
    return codes[from];
  }

  void ranges(Deciding into) {
    for (var stretch = 0; stretch < STRETCHES; stretch++) {
      for (var at = index[stretch]; at < index[stretch + 1]; at++) {
        into.range(new Address(0, FIRST.low() | (long) stretch << 16 | starts[at]), codes[at]);
      }
    }
    into.end(new Address(0, FIRST.low() | 0xffff_ffffL));
  }
}
