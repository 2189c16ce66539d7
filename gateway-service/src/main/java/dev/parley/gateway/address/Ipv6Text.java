package dev.parley.gateway.address;

/// The one recommended spelling of an IPv6 address.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc5952#section-4">RFC 5952, section 4</a>
final class Ipv6Text {
  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static String of(long high, long low) {
    var groups = new int[GROUPS];
    for (var i = 0; i < GROUPS; i++) {
      groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i % 4))) & 0xffff;
    }
    var gap = longestZeros(groups);
    var text = new StringBuilder(39);
    for (var i = 0; i < GROUPS; i++) {
      if (i == gap.start()) {
        text.append("::");
        i += gap.length() - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }

  private record Gap(int start, int length) {}

  /// The first of the longest runs of two zeros or more.
  private static Gap longestZeros(int[] groups) {
    var best = new Gap(-1, 1);
    for (var start = 0; start < GROUPS; start++) {
      var end = start;
      while (end < GROUPS && groups[end] == 0) {
        end++;
      }
      if (end - start > best.length()) {
        best = new Gap(start, end - start);
      }
      start = Math.max(start, end);
    }
    return best;
  }
}
