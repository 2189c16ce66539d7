package dev.parley.gateway.acl.list;

/// What an entry says of its network.
public enum Verdict {
  ALLOW,
  DENY
}
