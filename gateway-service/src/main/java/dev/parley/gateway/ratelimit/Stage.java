package dev.parley.gateway.ratelimit;

/// When a limit is asked: each request passes the first, those with a session the second too.
public enum Stage {
  BEFORE_SESSION,
  WITH_SESSION
}
