package dev.parley.gateway.acl.list;

import java.util.Arrays;

/// Makes a [LevelTrie] from the root down.
final class LevelTrieBuilding {
  /// Of a node's shape: whether bits before the ones it branches by were passed over.
  static final int SKIPS = 0x100;

  /// So many numbers and fewer need no node.
  private static final int FEW = 6;

  /// A node has at most so many children for each of its numbers, and for each child that is not
  /// empty: what bounds the memory, whatever the numbers are.
  private static final int CHILDREN_PER_FULL = 3;

  private final long[] highs;
  private final long[] lows;
  private int[] nodes = new int[64];
  private int[] children = new int[64];
  private int nodesSize;
  private int childrenSize;

  LevelTrieBuilding(long[] highs, long[] lows) {
    this.highs = highs;
    this.lows = lows;
  }

  LevelTrie whole() {
    var root = place(0, highs.length, 0);
    return new LevelTrie(
        highs, lows, root, Arrays.copyOf(nodes, nodesSize), Arrays.copyOf(children, childrenSize));
  }

  /// @param depth the bits that led here
  /// @return what stands for the numbers from the first to the end
  private int place(int first, int end, int depth) {
    return end - first <= FEW ? first : ~node(first, end, depth);
  }

  private int node(int first, int end, int depth) {
    var from = common(first, end - 1);
    var bits = bits(first, end, from);
    var shift = 64 - bits;
    var node = nodesSize;
    nodesSize += LevelTrie.NODE;
    nodes = room(nodes, nodesSize);
    var base = childrenSize;
    childrenSize += 1 << bits;
    children = room(children, childrenSize);
    nodes[node] = base;
    nodes[node + 1] = shift << 16 | (from > depth ? SKIPS : 0) | from;
    nodes[node + 2] = first;
    nodes[node + 3] = end;
    var next = first;
    for (var child = 0; child < 1 << bits; child++) {
      var begin = next;
      while (next < end && child(next, from, shift) == child) {
        next++;
      }
      // Before the array is named: it may be another one afterwards.
      var placed = place(begin, next, from + bits);
      children[base + child] = placed;
    }
    return node;
  }

  private int child(int i, int from, int shift) {
    return (int) ((from < 64 ? highs[i] : lows[i]) << from >>> shift);
  }

  /// As many as keep the children in bounds, at least one, and none beyond the half of the number
  /// in which they begin.
  private int bits(int first, int end, int from) {
    var apart = new int[129];
    for (var i = first + 1; i < end; i++) {
      apart[common(i - 1, i)]++;
    }
    var best = 1;
    var full = 1;
    for (var bits = 1; bits <= 64 - from % 64 && 1 << bits <= end - first; bits++) {
      full += apart[from + bits - 1];
      if (1 << bits <= CHILDREN_PER_FULL * full) {
        best = bits;
      }
    }
    return best;
  }

  /// How many of their first bits are the same.
  private int common(int one, int other) {
    var high = highs[one] ^ highs[other];
    return high != 0
        ? Long.numberOfLeadingZeros(high)
        : 64 + Long.numberOfLeadingZeros(lows[one] ^ lows[other]);
  }

  private static int[] room(int[] array, int size) {
    return size <= array.length
        ? array
        : Arrays.copyOf(array, Math.max(size, array.length * 3 / 2));
  }
}
