package dev.parley.kernel.identity;

import dev.parley.kernel.id.ServiceName;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;

/// Shows a REST client's peer who is calling. One subclass a peer names it.
public abstract class PeerAuthentication implements ClientRequestFilter {
  private final PeerTokens tokens;
  private final ServiceName peer;

  protected PeerAuthentication(PeerTokens tokens, ServiceName peer) {
    this.tokens = tokens;
    this.peer = peer;
  }

  @Override
  public void filter(ClientRequestContext request) {
    request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.bearer(peer));
  }
}
