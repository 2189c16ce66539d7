package dev.parley.gateway.ratelimit;

/// What a limit counts by.
public enum Key {
  /// An IPv4 address, or the /64 of an IPv6 address: what one host can move in freely.
  ADDRESS,
  /// The IPv6 /56, what a household is often given; nothing for IPv4.
  NETWORK_56,
  /// The IPv6 /48, what an organisation is often given; nothing for IPv4.
  NETWORK_48,
  /// The autonomous system, where it is known.
  ASN,
  /// The site, where the request names one.
  SITE,
  /// Everything together.
  SUITE,
  SESSION,
  SUBJECT
}
