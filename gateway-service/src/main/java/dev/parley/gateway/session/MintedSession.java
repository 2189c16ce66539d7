package dev.parley.gateway.session;

import java.time.Instant;

/// A session's token on its way to the visitor; never prints.
record MintedSession(String token, Instant expiresAt) {
  @Override
  public String toString() {
    return "MintedSession[until " + expiresAt + "]";
  }
}
