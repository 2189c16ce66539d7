package dev.parley.gateway.acl.list;

import java.util.Arrays;

/// Eight bytes an entry: from the highest bit the network, 6 bits of its length, 25 of its line,
/// one for a denial.
final class Ipv4Networks implements Networks {
  private static final long MAPPED = 0xffff_0000_0000L;
  private static final int IPV4_BITS = 96;
  private static final int LENGTH_SHIFT = 26;
  private static final int LENGTH = 0x3f;
  private static final int LINE = 0x1ff_ffff;

  private long[] entries = new long[Capacity.FIRST];
  private int size;

  void add(int network, int bits, boolean denies, int line) {
    entries = size < entries.length ? entries : Arrays.copyOf(entries, Capacity.after(size));
    // Signed numbers sort as the unsigned ones they stand for.
    entries[size++] =
        (long) (network ^ Integer.MIN_VALUE) << 32
            | (long) (bits - IPV4_BITS) << LENGTH_SHIFT
            | (long) line << 1
            | (denies ? 1 : 0);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public long high(int i) {
    return 0;
  }

  @Override
  public long low(int i) {
    return MAPPED | (((int) (entries[i] >>> 32) ^ Integer.MIN_VALUE) & 0xffff_ffffL);
  }

  @Override
  public int bits(int i) {
    return IPV4_BITS + ((int) entries[i] >>> LENGTH_SHIFT & LENGTH);
  }

  @Override
  public boolean denies(int i) {
    return (entries[i] & 1) != 0;
  }

  @Override
  public int line(int i) {
    return (int) entries[i] >>> 1 & LINE;
  }

  @Override
  public void sort() {
    Arrays.sort(entries, 0, size);
  }
}
