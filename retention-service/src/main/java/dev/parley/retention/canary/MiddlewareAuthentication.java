package dev.parley.retention.canary;

import dev.parley.kernel.id.ServiceName;
import dev.parley.kernel.identity.PeerAuthentication;
import dev.parley.kernel.identity.PeerTokens;
import jakarta.inject.Singleton;

/// Shows the middleware that retention is calling.
@Singleton
public class MiddlewareAuthentication extends PeerAuthentication {
  MiddlewareAuthentication(PeerTokens tokens) {
    super(tokens, ServiceName.DATA_MIDDLEWARE);
  }
}
