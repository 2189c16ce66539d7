package dev.parley.gateway.client;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.client.ClientAddress.Reason;
import dev.parley.gateway.client.ClientAddress.Resolved;
import dev.parley.gateway.client.ClientAddress.Unresolved;

/// One hop's name for who spoke to it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-6">RFC 7239, section 6</a>
final class Node {
  private static final String UNKNOWN = "unknown";
  private static final int LONGEST_PORT = 5;
  private static final long UNSPECIFIED_IPV4 = 0xffff_0000_0000L;

  private Node() {}

  /// `IPv4`, `IPv4:port`, `[IPv6]`, `[IPv6]:port`, `unknown` or a hidden name (`_name`). A zone is
  /// no part of it: it means something on one machine only. An escaped sign is none either, as
  /// nothing in a node needs escaping.
  static ClientAddress read(String text, int from, int to) {
    if (from < to && text.charAt(from) == '[') {
      return bracketed(text, from, to);
    }
    var colon = text.indexOf(':', from, to);
    var end = colon < 0 ? to : colon;
    if (!port(text, end, to)) {
      return new Unresolved(Reason.ILLEGIBLE);
    }
    return nameless(text, from, end) ? new Unresolved(Reason.NAMELESS) : literal(text, from, end);
  }

  /// As above, or an IPv6 literal without brackets: `X-Forwarded-For` has no grammar, and most
  /// proxies write it so.
  static ClientAddress readBare(String text, int from, int to) {
    var colon = text.indexOf(':', from, to);
    return colon >= 0 && text.charAt(from) != '[' && text.indexOf(':', colon + 1, to) >= 0
        ? literal(text, from, to)
        : read(text, from, to);
  }

  private static ClientAddress bracketed(String text, int from, int to) {
    var close = text.indexOf(']', from, to);
    return close > 0 && text.indexOf(':', from, close) > 0 && port(text, close + 1, to)
        ? literal(text, from + 1, close)
        : new Unresolved(Reason.ILLEGIBLE);
  }

  private static ClientAddress literal(String text, int from, int to) {
    var address = Address.parse(text, from, to);
    return address.isEmpty() || unspecified(address.get())
        ? new Unresolved(Reason.ILLEGIBLE)
        : new Resolved(address.get());
  }

  /// `::` and `0.0.0.0` send nothing.
  private static boolean unspecified(Address address) {
    return address.high() == 0 && (address.low() == 0 || address.low() == UNSPECIFIED_IPV4);
  }

  private static boolean nameless(String text, int from, int to) {
    return from == to
        || text.charAt(from) == '_'
        || (to - from == UNKNOWN.length()
            && text.regionMatches(true, from, UNKNOWN, 0, UNKNOWN.length()));
  }

  /// Nothing, or a colon and one to five digits or a hidden name (RFC 7239, section 6.2 and 6.3).
  private static boolean port(String text, int from, int to) {
    if (from == to) {
      return true;
    }
    if (text.charAt(from) != ':' || from + 1 == to) {
      return false;
    }
    var hidden = text.charAt(from + 1) == '_';
    for (var i = hidden ? from + 2 : from + 1; i < to; i++) {
      var sign = text.charAt(i);
      if (hidden ? !Tokens.obfuscates(sign) : sign < '0' || sign > '9') {
        return false;
      }
    }
    return hidden ? to - from > 2 : to - from - 1 <= LONGEST_PORT;
  }
}
