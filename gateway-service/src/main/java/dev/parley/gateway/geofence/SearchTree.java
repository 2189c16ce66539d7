package dev.parley.gateway.geofence;

import com.maxmind.db.Metadata;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.BitSet;

/// Tells whether a file's search tree is one. The reader follows whatever stands there: where
/// branches grow together, a walk over sixty nodes does not end in a lifetime.
///
/// @see <a href="https://maxmind.github.io/MaxMind-DB/#binary-search-tree-section">Binary search
///   tree section</a>
final class SearchTree {
  private static final int IPV6_BITS_BEFORE_IPV4 = 96;

  private final FileChannel file;
  private final long nodes;
  private final int nodeBytes;

  private SearchTree(FileChannel file, Metadata metadata) {
    this.file = file;
    this.nodes = metadata.nodeCount();
    this.nodeBytes = metadata.recordSize() / 4;
  }

  /// Whether every node has one parent. Only where IPv4 begins may have several: the networks that
  /// embed IPv4 addresses (`::ffff:0:0/96`, `2002::/16`) lead there, and a walk passes over them.
  static boolean isOne(Path path, Metadata metadata) throws IOException {
    try (var file = FileChannel.open(path)) {
      var tree = new SearchTree(file, metadata);
      return tree.isOne(metadata.ipVersion() == 6 ? tree.whereIpv4Begins() : metadata.nodeCount());
    }
  }

  private boolean isOne(long shared) throws IOException {
    var children = new BitSet((int) nodes);
    children.set(0);
    var in = from(0);
    for (var node = 0L; node < nodes; node++) {
      var record = in.readNBytes(nodeBytes);
      for (var side = 0; side < 2; side++) {
        var child = child(record, side);
        if (child < nodes && child != shared) {
          if (children.get((int) child)) {
            return false;
          }
          children.set((int) child);
        }
      }
    }
    return true;
  }

  private long whereIpv4Begins() throws IOException {
    var node = 0L;
    for (var bit = 0; bit < IPV6_BITS_BEFORE_IPV4 && node < nodes; bit++) {
      node = child(from(node).readNBytes(nodeBytes), 0);
    }
    return node;
  }

  private InputStream from(long node) throws IOException {
    file.position(node * nodeBytes);
    return new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
  }

  private static long child(byte[] node, int side) {
    var width = node.length / 2;
    var half = node.length % 2;
    var value = half == 0 ? 0L : side == 0 ? (node[width] & 0xf0L) >> 4 : node[width] & 0x0fL;
    var start = side == 0 ? 0 : width + half;
    for (var at = start; at < start + width; at++) {
      value = value << 8 | (node[at] & 0xffL);
    }
    return value;
  }
}
