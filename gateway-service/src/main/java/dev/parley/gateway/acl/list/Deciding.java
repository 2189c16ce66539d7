package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Address;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the entries again that the ranges of a compiled list were made of: those that decide for
/// some address. One that never decides has left no trace, and none is missed.
final class Deciding {
  private static final int CODES = 0x400;

  private final List<Entry> entries = new ArrayList<>();

  /// By code: networks of one length are apart, so one that inner ones interrupt goes on before
  /// another of its code begins.
  private final @Nullable Entry[] latest = new Entry[CODES];

  private @Nullable Address start;
  private int code;

  /// The next range of a family begins, in ascending order.
  void range(Address next, int nextCode) {
    if (start != null) {
      fill(start, before(next));
    }
    start = next;
    code = nextCode;
  }

  /// The family ends with that address.
  void end(Address last) {
    if (start != null) {
      fill(start, last);
    }
    start = null;
  }

  List<Entry> entries() {
    return entries;
  }

  /// Neighbours of one code are one range, so it may be several networks of that length.
  private void fill(Address first, Address last) {
    if (code == Code.NONE) {
      return;
    }
    var from = first;
    while (true) {
      var entry = Code.entry(code, from);
      if (!entry.equals(latest[code])) {
        latest[code] = entry;
        entries.add(entry);
      }
      var end = entry.network().last();
      if (end.compareTo(last) >= 0) {
        return;
      }
      from = after(end);
    }
  }

  private static Address after(Address address) {
    var low = address.low() + 1;
    return new Address(low == 0 ? address.high() + 1 : address.high(), low);
  }

  private static Address before(Address address) {
    var high = address.low() == 0 ? address.high() - 1 : address.high();
    return new Address(high, address.low() - 1);
  }
}
