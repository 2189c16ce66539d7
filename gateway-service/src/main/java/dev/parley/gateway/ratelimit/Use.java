package dev.parley.gateway.ratelimit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

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
  UNKNOWN;

  /// What sites' servers ask for; all else visitors do, or whoever comes.
  public static final Set<Use> BY_SERVERS =
      Collections.unmodifiableSet(EnumSet.of(MINT_SESSION, REVOKE_SESSIONS));
}
