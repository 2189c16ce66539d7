package dev.parley.gateway.geofence;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes small databases.
///
/// @see <a href="https://maxmind.github.io/MaxMind-DB/">MaxMind DB file format</a>
final class Mmdb {
  static final Instant BUILT = Instant.parse("2026-11-01T00:00:00Z");

  private static final byte[] MARK = "...MaxMind.com".getBytes(StandardCharsets.US_ASCII);

  static {
    MARK[0] = (byte) 0xab;
    MARK[1] = (byte) 0xcd;
    MARK[2] = (byte) 0xef;
  }

  /// A value's bytes as they are, for what no writer would write.
  record Raw(List<Integer> bytes) {}

  private static final class Node {
    private final @Nullable Node[] branches = new Node[2];
    private @Nullable Object value;
    private int number;
  }

  private final int ipVersion;
  private final int recordSize;
  private final Node root = new Node();
  private final Map<Object, Integer> offsets = new LinkedHashMap<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private Instant built = BUILT;
  private int nodes;

  private Mmdb(int ipVersion, int recordSize) {
    this.ipVersion = ipVersion;
    this.recordSize = recordSize;
  }

  /// For addresses of both versions.
  static Mmdb of(int recordSize) {
    return new Mmdb(6, recordSize);
  }

  static Mmdb ofIpv4() {
    return new Mmdb(4, 24);
  }

  /// MaxMind's and DB-IP's layout.
  static Mmdb country(String network, String code) {
    return of(28).with(network, Map.of("country", Map.of("iso_code", code)));
  }

  static Mmdb asn(String network, long system) {
    return of(24).with(network, Map.of("autonomous_system_number", system));
  }

  Mmdb built(Instant when) {
    built = when;
    return this;
  }

  /// Networks are disjoint.
  Mmdb with(String network, Object value) {
    var cidr = Cidr.parse(network).orElseThrow();
    var first = cidr.network();
    var address = first.isIpv4() ? new Address(0, first.low() & 0xffff_ffffL) : first;
    var node = root;
    for (var bit = ipVersion == 4 ? 96 : 0; bit < cidr.bits(); bit++) {
      var word = bit < 64 ? address.high() : address.low();
      var side = (int) (word >>> (63 - bit % 64)) & 1;
      var branch = node.branches[side];
      if (branch == null) {
        branch = new Node();
        node.branches[side] = branch;
      }
      node = branch;
    }
    node.value = value;
    return this;
  }

  byte[] bytes() {
    number(root);
    var tree = new ByteArrayOutputStream();
    tree(root, tree);
    tree.writeBytes(new byte[16]);
    tree.writeBytes(data.toByteArray());
    tree.writeBytes(MARK);
    encode(
        tree,
        Map.of(
            "binary_format_major_version",
            2,
            "binary_format_minor_version",
            0,
            "build_epoch",
            built.getEpochSecond(),
            "database_type",
            "Test",
            "languages",
            List.of("en"),
            "description",
            Map.of("en", "made by a test"),
            "ip_version",
            ipVersion,
            "node_count",
            nodes,
            "record_size",
            recordSize));
    return tree.toByteArray();
  }

  /// As updaters do it: the new content appears under the name at once.
  Path write(Path file) {
    return write(file, bytes());
  }

  static Path write(Path file, byte[] content) {
    try {
      var written = Files.write(file.resolveSibling(file.getFileName() + ".new"), content);
      return Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void number(Node node) {
    node.number = nodes++;
    for (var branch : node.branches) {
      if (branch != null && branch.value == null) {
        number(branch);
      }
    }
  }

  private void tree(Node node, ByteArrayOutputStream out) {
    var left = pointer(node.branches[0]);
    var right = pointer(node.branches[1]);
    switch (recordSize) {
      case 24 -> number(number(out, left, 3), right, 3);
      case 28 -> {
        number(out, left & 0xff_ffff, 3).write((left >> 24) << 4 | right >> 24);
        number(out, right & 0xff_ffff, 3);
      }
      default -> number(number(out, left, 4), right, 4);
    }
    for (var branch : node.branches) {
      if (branch != null && branch.value == null) {
        tree(branch, out);
      }
    }
  }

  private int pointer(@Nullable Node branch) {
    if (branch == null) {
      return nodes;
    }
    var value = branch.value;
    return value == null ? branch.number : nodes + 16 + offsets.computeIfAbsent(value, this::store);
  }

  private int store(Object value) {
    var offset = data.size();
    encode(data, value);
    return offset;
  }

  private static ByteArrayOutputStream number(ByteArrayOutputStream out, long value, int bytes) {
    for (var shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >> shift));
    }
    return out;
  }

  private static void encode(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case Raw(var bytes) -> bytes.forEach(out::write);
      case String text -> {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(out, 2, utf8.length).writeBytes(utf8);
      }
      case Integer number -> number(head(out, 6, 4), number, 4);
      case Long number -> number(head(out, 9, 8), number, 8);
      case Double number -> number(head(out, 3, 8), Double.doubleToLongBits(number), 8);
      case List<?> list -> {
        head(out, 11, list.size());
        list.forEach(entry -> encode(out, entry));
      }
      case Map<?, ?> map -> {
        head(out, 7, map.size());
        map.forEach((key, entry) -> {
          encode(out, key);
          encode(out, entry);
        });
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }

  private static ByteArrayOutputStream head(ByteArrayOutputStream out, int type, int size) {
    var shown = size < 29 ? size : 29;
    out.write((type > 7 ? 0 : type << 5) | shown);
    if (type > 7) {
      out.write(type - 7);
    }
    if (size >= 29) {
      out.write(size - 29);
    }
    return out;
  }
}
