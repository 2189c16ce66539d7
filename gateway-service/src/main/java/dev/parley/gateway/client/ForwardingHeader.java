package dev.parley.gateway.client;

/// Which header our proxies write. The other one passes through most proxies untouched, in the
/// visitor's own words.
public enum ForwardingHeader {
  /// Neither: they speak the PROXY protocol alone.
  NONE,
  /// `Forwarded` (RFC 7239); `X-Forwarded-For` is not looked at.
  FORWARDED,
  /// `X-Forwarded-For`; `Forwarded` is not looked at.
  X_FORWARDED_FOR,
  /// One or the other, in an estate of both: where both are present, they have to agree.
  EITHER
}
