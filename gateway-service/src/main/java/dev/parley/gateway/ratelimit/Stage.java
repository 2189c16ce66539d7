package dev.parley.gateway.ratelimit;

/// When a limit is asked. What many share is asked of those alone who have proven something, so
/// that strangers, however many, use up nothing but their own.
public enum Stage {
  /// Of whoever comes.
  UNPROVEN,
  /// Once a session, a solved challenge or a credential has been shown.
  PROVEN
}
