package dev.parley.gateway.ratelimit;

/// When a limit is asked: each request passes the first, those that ask for a session the second
/// once they have proven something, those with a session the third.
public enum Stage {
  BEFORE_SESSION,
  PROVEN,
  WITH_SESSION
}
