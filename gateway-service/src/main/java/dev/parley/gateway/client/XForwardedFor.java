package dev.parley.gateway.client;

/// Reads `X-Forwarded-For`: what its proxies agree on is no more than the commas.
///
/// An empty item is a hop that told nothing, not one that is not there: a proxy whose variable was
/// empty must not make its neighbour's word count for its own.
final class XForwardedFor {
  private XForwardedFor() {}

  static void read(String value, Chain chain) {
    var from = 0;
    while (true) {
      var comma = value.indexOf(',', from);
      var to = comma < 0 ? value.length() : comma;
      if (!chain.hop(item(value, from, to)) || comma < 0) {
        return;
      }
      from = comma + 1;
    }
  }

  private static ClientAddress item(String value, int first, int last) {
    var from = first;
    var to = last;
    while (from < to && Tokens.space(value.charAt(from))) {
      from++;
    }
    while (from < to && Tokens.space(value.charAt(to - 1))) {
      to--;
    }
    return Node.readBare(value, from, to);
  }
}
