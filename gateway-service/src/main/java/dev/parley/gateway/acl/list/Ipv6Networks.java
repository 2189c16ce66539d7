package dev.parley.gateway.acl.list;

import java.util.Arrays;

/// Twenty bytes an entry: the network's halves, and from the highest bit 8 bits of its length, 23
/// of its line, one for a denial.
final class Ipv6Networks implements Networks {
  private static final int LENGTH_SHIFT = 24;
  private static final int LINE = 0x7f_ffff;

  private long[] highs = new long[Capacity.FIRST];
  private long[] lows = new long[Capacity.FIRST];
  private int[] rests = new int[Capacity.FIRST];
  private int size;

  void add(long high, long low, int bits, boolean denies, int line) {
    if (size == rests.length) {
      var capacity = Capacity.after(size);
      highs = Arrays.copyOf(highs, capacity);
      lows = Arrays.copyOf(lows, capacity);
      rests = Arrays.copyOf(rests, capacity);
    }
    highs[size] = high;
    lows[size] = low;
    rests[size++] = bits << LENGTH_SHIFT | line << 1 | (denies ? 1 : 0);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long high(int i) {
    return highs[i];
  }

  @Override
  public long low(int i) {
    return lows[i];
  }

  @Override
  public int bits(int i) {
    return rests[i] >>> LENGTH_SHIFT;
  }

  @Override
  public boolean denies(int i) {
    return (rests[i] & 1) != 0;
  }

  @Override
  public int line(int i) {
    return rests[i] >>> 1 & LINE;
  }

  /// By a heap in place: three arrays move together, nothing is made, and no order of the lines
  /// takes long.
  @Override
  public void sort() {
    for (var root = size / 2 - 1; root >= 0; root--) {
      sift(root, size);
    }
    for (var end = size - 1; end > 0; end--) {
      swap(0, end);
      sift(0, end);
    }
  }

  private void sift(int from, int end) {
    var root = from;
    for (var child = 2 * root + 1; child < end; child = 2 * root + 1) {
      if (child + 1 < end && compare(child, child + 1) < 0) {
        child++;
      }
      if (compare(root, child) >= 0) {
        return;
      }
      swap(root, child);
      root = child;
    }
  }

  private int compare(int one, int other) {
    var order = Long.compareUnsigned(highs[one], highs[other]);
    order = order != 0 ? order : Long.compareUnsigned(lows[one], lows[other]);
    return order != 0 ? order : Integer.compareUnsigned(rests[one], rests[other]);
  }

  private void swap(int one, int other) {
    var high = highs[one];
    highs[one] = highs[other];
    highs[other] = high;
    var low = lows[one];
    lows[one] = lows[other];
    lows[other] = low;
    var rest = rests[one];
    rests[one] = rests[other];
    rests[other] = rest;
  }
}
