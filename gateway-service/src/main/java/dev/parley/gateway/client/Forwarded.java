package dev.parley.gateway.client;

/// Reads one value of `Forwarded`, as strictly as its grammar is written, in one pass.
///
/// Quotes may hide commas, so a value that breaks the grammar anywhere says nothing at all: after
/// an unclosed quote the hops of our own proxies stand inside what the visitor wrote. An element
/// without `for`, an empty one included, is a hop that told nothing.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-4">RFC 7239, section 4</a>
final class Forwarded {
  private static final String[] KNOWN = {"for", "by", "host", "proto"};
  private static final int FOR = 1;
  private static final int PROTO = 8;
  private static final String HTTPS = "https";

  private final String value;
  private final int end;
  private int at;
  // Of the pair read last.
  private int from;
  private int to;
  // Of the element's `for`.
  private int forFrom;
  private int forTo;
  // Of the element's `proto`.
  private boolean tls;
  // Which of KNOWN the element has had.
  private int seen;

  private Forwarded(String value) {
    this.value = value;
    this.end = value.length();
  }

  /// @return false when the value breaks the grammar; then the chain is worth nothing
  static boolean read(String value, Chain chain) {
    return new Forwarded(value).elements(chain);
  }

  private boolean elements(Chain chain) {
    while (true) {
      skipSpace();
      if (!element()) {
        return false;
      }
      var more = chain.hop(Node.read(value, forFrom, forTo), tls);
      skipSpace();
      if (!more || at == end) {
        return true;
      }
      if (value.charAt(at++) != ',') {
        return false;
      }
    }
  }

  /// `[ forwarded-pair ] *( ";" [ forwarded-pair ] )`
  private boolean element() {
    seen = 0;
    forFrom = 0;
    forTo = 0;
    tls = false;
    while (true) {
      if (at < end && Tokens.token(value.charAt(at)) && !pair()) {
        return false;
      }
      if (at == end || value.charAt(at) != ';') {
        return true;
      }
      at++;
    }
  }

  /// `token "=" ( token / quoted-string )`; none of RFC 7239's own may stand twice in an element.
  private boolean pair() {
    var name = at;
    skipToken();
    var known = known(name, at);
    if ((seen & known) != 0 || at == end || value.charAt(at++) != '=' || !content()) {
      return false;
    }
    seen |= known;
    if (known == FOR) {
      forFrom = from;
      forTo = to;
    }
    if (known == PROTO) {
      tls = to - from == HTTPS.length() && value.regionMatches(true, from, HTTPS, 0, to - from);
    }
    return true;
  }

  private boolean content() {
    if (at < end && value.charAt(at) == '"') {
      return quoted();
    }
    from = at;
    skipToken();
    to = at;
    return to > from;
  }

  private boolean quoted() {
    from = ++at;
    while (at < end) {
      var sign = value.charAt(at);
      if (sign == '"') {
        to = at++;
        return true;
      }
      if ((sign == '\\' && ++at == end) || !Tokens.quotable(value.charAt(at))) {
        return false;
      }
      at++;
    }
    return false;
  }

  private void skipToken() {
    while (at < end && Tokens.token(value.charAt(at))) {
      at++;
    }
  }

  private void skipSpace() {
    while (at < end && Tokens.space(value.charAt(at))) {
      at++;
    }
  }

  /// @return a bit of its own for each of KNOWN, whatever its case; 0 for an extension
  private int known(int start, int stop) {
    for (var i = 0; i < KNOWN.length; i++) {
      var length = KNOWN[i].length();
      if (stop - start == length && value.regionMatches(true, start, KNOWN[i], 0, length)) {
        return 1 << i;
      }
    }
    return 0;
  }
}
