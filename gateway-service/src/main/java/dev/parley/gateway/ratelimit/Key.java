package dev.parley.gateway.ratelimit;

/// What a limit counts by.
public enum Key {
  /// An IPv4 address, or the /64 of an IPv6 address: what one host can move in freely.
  ADDRESS(Stage.BEFORE_SESSION),
  /// The IPv6 /56, what a household is often given; nothing for IPv4.
  NETWORK_56(Stage.BEFORE_SESSION),
  /// The IPv6 /48, what an organisation is often given; nothing for IPv4.
  NETWORK_48(Stage.BEFORE_SESSION),
  /// The autonomous system, where it is known.
  ASN(Stage.BEFORE_SESSION),
  /// The site, where the request names one.
  SITE(Stage.BEFORE_SESSION),
  /// Everything together.
  SUITE(Stage.BEFORE_SESSION),
  SESSION(Stage.WITH_SESSION),
  SUBJECT(Stage.WITH_SESSION);

  private final Stage stage;

  Key(Stage stage) {
    this.stage = stage;
  }

  public Stage stage() {
    return stage;
  }
}
