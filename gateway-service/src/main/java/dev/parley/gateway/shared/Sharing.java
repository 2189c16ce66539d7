package dev.parley.gateway.shared;

/// Where what replicas could share is kept.
public enum Sharing {
  /// In this process: no shared store is configured.
  EMBEDDED,
  /// In the store that all replicas share.
  SHARED,
  /// In this process alone: the shared store is away.
  ALONE
}
