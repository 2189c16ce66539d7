package dev.parley.gateway.address;

/// IPv6 addresses that stand for an IPv4 host.
final class Embedded {
  /// The well-known prefix of translators, `64:ff9b::/96` (RFC 6052, section 2.1).
  private static final Address TRANSLATED = new Address(0x0064_ff9b_0000_0000L, 0);

  private static final int TRANSLATED_BITS = 96;

  /// The first 16 bits of 6to4, `2002::/16` (RFC 3056, section 2).
  private static final int TUNNELLED = 0x2002;

  private static final int TUNNELLED_BITS = 16;

  private Embedded() {}

  /// A translated address as the IPv4 address that it is.
  static Address translated(Address address) {
    return translated(address, TRANSLATED_BITS) && isPublic(address.ipv4())
        ? Address.ofIpv4(address.ipv4())
        : address;
  }

  /// A tunnelled address as the IPv4 host that its /48 belongs to.
  static Address host(Address address) {
    var ipv4 = (int) (address.high() >>> 16);
    return tunnelled(address) && isPublic(ipv4) ? Address.ofIpv4(ipv4) : address;
  }

  /// Whether a network is of addresses that are never met as they are written, and of little else.
  static boolean isOf(Address network, int bits) {
    return bits >= TUNNELLED_BITS
        && (tunnelled(network) || translated(network, Math.min(bits, TRANSLATED_BITS)));
  }

  private static boolean translated(Address address, int bits) {
    return address.masked(bits).equals(TRANSLATED.masked(bits));
  }

  private static boolean tunnelled(Address address) {
    return address.high() >>> 48 == TUNNELLED;
  }

  /// Neither way may carry an address that means something on one network only (RFC 6052, section
  /// 3.1; RFC 3056, section 2): it would let a stranger be a machine of ours.
  private static boolean isPublic(int ipv4) {
    var first = ipv4 >>> 24;
    var second = ipv4 >>> 16 & 0xff;
    return switch (first) {
      case 0, 10, 127 -> false;
      case 100 -> second >>> 6 != 1;
      case 169 -> second != 254;
      case 172 -> second >>> 4 != 1;
      case 192 -> second != 168;
      default -> first < 224;
    };
  }
}
