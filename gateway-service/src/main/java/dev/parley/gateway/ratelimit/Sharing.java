package dev.parley.gateway.ratelimit;

/// Where the budgets are.
public enum Sharing {
  /// In this process: no shared store is configured.
  EMBEDDED,
  /// In the store that all replicas share.
  SHARED,
  /// In this process, at this replica's share: the shared store is away.
  ALONE
}
