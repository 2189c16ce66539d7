package dev.parley.gateway.ratelimit.caps;

import java.util.Locale;

/// Every cap: how many may be open at once. [CapSettings] overrides the numbers.
public enum Cap {
  SESSION_STREAMS(4),
  /// An IPv4 address, or the /64 of an IPv6 address.
  ADDRESS_STREAMS(32),
  /// The IPv6 networks around it, /56 and /48; nothing for IPv4.
  NETWORK_56_STREAMS(64),
  NETWORK_48_STREAMS(256),
  SUITE_STREAMS(10_000),
  ADDRESS_CONNECTIONS(64),
  NETWORK_56_CONNECTIONS(128),
  NETWORK_48_CONNECTIONS(512),
  SUITE_CONNECTIONS(20_000);

  private final int usual;

  Cap(int usual) {
    this.usual = usual;
  }

  public int usual() {
    return usual;
  }

  /// Its name in settings: `session-streams`.
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// What a record says when it refuses: `cap.session-streams`.
  public String rule() {
    return "cap." + label();
  }
}
