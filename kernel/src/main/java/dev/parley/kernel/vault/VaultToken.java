package dev.parley.kernel.vault;

import java.time.Duration;
import java.time.Instant;

/// The service's token with its end; never prints.
record VaultToken(String value, Instant expiresAt, Duration lease) {
  @Override
  public String toString() {
    return "VaultToken[until " + expiresAt + "]";
  }
}
