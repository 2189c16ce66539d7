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

  private final ProxyTrust trust;
  private int hops;
  private ClientAddress client = NOBODY;
  private boolean byTls;

  Chain(ProxyTrust trust) {
    this.trust = trust;
  }

  /// @return whether it is worth reading on
  boolean hop(ClientAddress hop) {
    return hop(hop, false);
  }

  /// @param tls whether it came by TLS, by the word of who tells of it
  boolean hop(ClientAddress hop, boolean tls) {
    hops++;
    switch (hop) {
      case Unresolved nobody -> stop(nobody, tls);
      case Resolved(var told) -> {
        var address = trust.translated(told);
        if (!trust.proxies().contains(address)) {
          stop(new Resolved(address.host()), tls);
        }
      }
    }
    return hops <= trust.longestChain();
  }

  private void stop(ClientAddress hop, boolean tls) {
    client = hop;
    byTls = tls;
  }

  /// Whether the client came by TLS, as far as its own hop tells.
  boolean byTls() {
    return byTls && hops <= trust.longestChain();
  }

  ClientAddress client() {
    return hops > trust.longestChain() ? new Unresolved(Reason.TOO_LONG) : client;
  }
}
