package dev.parley.middleware.grant;

import dev.parley.middleware.catalogue.ProofKind;
import java.time.Instant;

/// Opens the rows of one key. Only [Grants] can make one.
public final class Grant {
  private final ProofKind kind;
  private final String rowKey;
  private final Instant expiresAt;

  Grant(ProofKind kind, String rowKey, Instant expiresAt) {
    this.kind = kind;
    this.rowKey = rowKey;
    this.expiresAt = expiresAt;
  }

  public ProofKind kind() {
    return kind;
  }

  public String rowKey() {
    return rowKey;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  @Override
  public String toString() {
    return "Grant[" + kind.name() + "]";
  }
}
