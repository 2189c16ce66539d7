package dev.parley.gateway.acl;

/// What an entry says of its network.
public enum Verdict {
  ALLOW,
  DENY
}
