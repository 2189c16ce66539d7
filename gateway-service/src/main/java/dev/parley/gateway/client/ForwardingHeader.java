package dev.parley.gateway.client;

/// Which header our proxies write: one, and the other is never looked at. It passes through most
/// proxies untouched, in the visitor's own words, and a visitor may make a proxy strip its own.
public enum ForwardingHeader {
  /// Neither: they speak the PROXY protocol alone.
  NONE,
  /// `Forwarded` (RFC 7239).
  FORWARDED,
  X_FORWARDED_FOR
}
