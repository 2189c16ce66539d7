package dev.parley.gateway.client;

import dev.parley.gateway.client.ClientAddress.Reason;
import dev.parley.gateway.client.ClientAddress.Resolved;
import dev.parley.gateway.client.ClientAddress.Unresolved;

/// The hops of one request, told from the farthest to the nearest.
///
/// To step from the right through what is ours and stop at the first that is not, is to keep from
/// the left the last that is not: so one pass is enough, and nothing is kept but that hop. What
/// stands left of it is whatever the visitor wrote, and is never looked at again.
final class Chain {
  private static final ClientAddress NOBODY = new Unresolved(Reason.ONLY_PROXIES);

  private final TrustedProxies ours;
  private final int longest;
  private int hops;
  private ClientAddress client = NOBODY;
  private boolean byTls;

  Chain(TrustedProxies ours, int longest) {
    this.ours = ours;
    this.longest = longest;
  }

  /// @return whether it is worth reading on
  boolean hop(ClientAddress hop) {
    return hop(hop, false);
  }

  /// @param tls whether it came by TLS, by the word of who tells of it
  boolean hop(ClientAddress hop, boolean tls) {
    hops++;
    if (!(hop instanceof Resolved(var address) && ours.contains(address))) {
      client = hop;
      byTls = tls;
    }
    return hops <= longest;
  }

  /// Whether the client came by TLS, as far as its own hop tells.
  boolean byTls() {
    return byTls && hops <= longest;
  }

  ClientAddress client() {
    return hops > longest ? new Unresolved(Reason.TOO_LONG) : client;
  }
}
