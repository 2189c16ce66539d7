package dev.parley.gateway.address;

import org.jspecify.annotations.Nullable;

/// Reads one IPv6 literal in one pass. Asked for every hop of every request, so there is no regex
/// here and nothing is made but the result.
final class LiteralReader {
  private static final int GROUPS = 8;
  private static final int LONGEST_GROUP = 4;
  private static final int LONGEST_DOTTED = 15;
  private static final int NO_GAP = -1;

  private final String text;
  private final int end;
  private int at;
  private int groups;
  private int gap = NO_GAP;
  // Before the gap groups have their place from the left, behind it from the right.
  private long high;
  private long low;
  private long highBehind;
  private long lowBehind;

  private LiteralReader(String text, int from, int to) {
    this.text = text;
    this.at = from;
    this.end = to;
  }

  /// Four decimal numbers without leading zeros: what other readers take for octal is refused.
  ///
  /// @return the address as an unsigned number, or -1
  static long ipv4(String text, int from, int to) {
    if (to - from > LONGEST_DOTTED) {
      return -1;
    }
    long value = 0;
    var parts = 0;
    var part = -1;
    for (var i = from; i <= to; i++) {
      var sign = i < to ? text.charAt(i) : '.';
      if (sign == '.') {
        if (part < 0 || parts == 4) {
          return -1;
        }
        value = (value << 8) | part;
        parts++;
        part = -1;
      } else {
        var digit = sign - '0';
        if (digit < 0 || digit > 9 || part == 0) {
          return -1;
        }
        part = part < 0 ? digit : part * 10 + digit;
        if (part > 255) {
          return -1;
        }
      }
    }
    return parts == 4 ? value : -1;
  }

  /// The three forms of RFC 4291, section 2.2; `::` stands for one group or more.
  static @Nullable Address ipv6(String text, int from, int to) {
    return new LiteralReader(text, from, to).read();
  }

  private @Nullable Address read() {
    if (sign(at) == ':') {
      if (sign(at + 1) != ':') {
        return null;
      }
      gap = 0;
      at += 2;
    }
    while (at < end) {
      if (!group() || !separator()) {
        return null;
      }
    }
    return (gap == NO_GAP ? groups == GROUPS : groups < GROUPS)
        ? new Address(high | highBehind, low | lowBehind)
        : null;
  }

  private boolean group() {
    var start = at;
    var value = 0;
    while (at < end && at - start <= LONGEST_GROUP) {
      var digit = hex(text.charAt(at));
      if (digit < 0) {
        break;
      }
      value = (value << 4) | digit;
      at++;
    }
    if (sign(at) == '.') {
      return dotted(start);
    }
    return at > start && at - start <= LONGEST_GROUP && add(value);
  }

  private boolean dotted(int start) {
    var value = ipv4(text, start, end);
    at = end;
    return value >= 0 && add((int) (value >>> 16)) && add((int) value & 0xffff);
  }

  private boolean separator() {
    if (at == end) {
      return true;
    }
    if (text.charAt(at) != ':' || ++at == end) {
      return false;
    }
    if (text.charAt(at) == ':') {
      if (gap != NO_GAP) {
        return false;
      }
      gap = groups;
      at++;
    }
    return true;
  }

  private boolean add(int group) {
    if (groups == GROUPS) {
      return false;
    }
    if (gap != NO_GAP) {
      highBehind = (highBehind << 16) | (lowBehind >>> 48);
      lowBehind = (lowBehind << 16) | group;
    } else if (groups < 4) {
      high |= (long) group << (48 - 16 * groups);
    } else {
      low |= (long) group << (112 - 16 * groups);
    }
    groups++;
    return true;
  }

  private char sign(int index) {
    return index < end ? text.charAt(index) : 0;
  }

  private static int hex(char sign) {
    if (sign >= '0' && sign <= '9') {
      return sign - '0';
    }
    var letter = sign | 0x20;
    return sign < 0x80 && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
