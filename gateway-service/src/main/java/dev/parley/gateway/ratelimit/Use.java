package dev.parley.gateway.ratelimit;

/// What a request is for.
public enum Use {
  OPEN_SESSION,
  /// By a site's server.
  MINT_SESSION,
  /// By a site's server, for a visitor whose sessions are to end.
  REVOKE_SESSIONS,
  RENEW_SESSION,
  MANIFEST,
  SEND_MESSAGE,
  RESUME_REPLY,
  WIDGET,
  CHALLENGE,
  STATUS,
  PREFLIGHT,
  /// Nothing that we have, or not by that method.
  UNKNOWN
}
