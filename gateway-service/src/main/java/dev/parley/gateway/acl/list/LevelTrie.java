package dev.parley.gateway.acl.list;

/// A level-compressed trie over sorted 128-bit numbers, for the last one that is not greater than a
/// given one. Wherever the numbers crowd, it branches by many bits at once; what they have in
/// common is skipped. Immutable.
///
/// A child is where to begin among the numbers, or, negative, another node. From that place on one
/// goes along while the next number is not greater: a few steps.
///
/// @see <a href="https://doi.org/10.1109/49.772439">Nilsson and Karlsson, IP-Address Lookup Using
///   LC-Tries, IEEE JSAC 17(6), 1999</a>
final class LevelTrie {
  /// Of a node: where its children begin, by which bits it branches, and its first and the end of
  /// its numbers.
  static final int NODE = 4;

  private final long[] highs;
  private final long[] lows;
  private final int root;
  private final int[] nodes;
  private final int[] children;

  LevelTrie(long[] highs, long[] lows, int root, int[] nodes, int[] children) {
    this.highs = highs;
    this.lows = lows;
    this.root = root;
    this.nodes = nodes;
    this.children = children;
  }

  /// @param highs the first halves of the numbers, which begin with 0
  static LevelTrie of(long[] highs, long[] lows) {
    return new LevelTrieBuilding(highs, lows).whole();
  }

  /// @return the index of the last number that is not greater
  int last(long high, long low) {
    var at = root;
    while (at < 0) {
      var node = ~at;
      var shape = nodes[node + 1];
      var from = shape & 0xff;
      if ((shape & LevelTrieBuilding.SKIPS) != 0) {
        var first = nodes[node + 2];
        var order = compare(highs[first], lows[first], high, low, from);
        if (order != 0) {
          return order > 0 ? first - 1 : nodes[node + 3] - 1;
        }
      }
      var word = from < 64 ? high : low;
      var child = (int) (word << from >>> (shape >>> 16));
      at = children[nodes[node] + child];
    }
    while (at < highs.length && !greater(highs[at], lows[at], high, low)) {
      at++;
    }
    return at - 1;
  }

  /// What it takes beside the numbers.
  long bytes() {
    return (long) Integer.BYTES * (nodes.length + children.length);
  }

  private static boolean greater(long high, long low, long otherHigh, long otherLow) {
    return high == otherHigh
        ? Long.compareUnsigned(low, otherLow) > 0
        : Long.compareUnsigned(high, otherHigh) > 0;
  }

  /// Of the first bits only.
  private static int compare(long high, long low, long otherHigh, long otherLow, int bits) {
    if (bits < 64) {
      return Long.compareUnsigned(high >>> (64 - bits), otherHigh >>> (64 - bits));
    }
    var order = Long.compareUnsigned(high, otherHigh);
    return order != 0 || bits == 64
        ? order
        : Long.compareUnsigned(low >>> (128 - bits), otherLow >>> (128 - bits));
  }
}
