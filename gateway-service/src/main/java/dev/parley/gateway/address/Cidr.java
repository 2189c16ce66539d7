package dev.parley.gateway.address;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A network: an address and how many of its first bits are fixed (RFC 4632, RFC 4291).
///
/// @param network its first address; the bits behind the prefix are zero
/// @param bits 0 to 128; of an IPv4 network 96 more than it is written with
public record Cidr(Address network, int bits) {
  private static final int IPV4_BITS = 96;
  private static final String NONE =
      "is not a network (address/bits, no bits set behind the prefix)";
  private static final String EMBEDDED =
      "stands for IPv4 hosts, who are met by their IPv4 addresses: write those";

  public Cidr {
    if (!network.masked(bits).equals(network)) {
      throw new IllegalArgumentException("bits are set behind the prefix");
    }
  }

  /// The network of that size around an address.
  public static Cidr around(Address address, int bits) {
    return new Cidr(address.masked(bits), bits);
  }

  /// Reads `address/bits`, or an address alone as a network of one. Bits set behind the prefix are
  /// a mistake that would widen or narrow what was meant, so they are refused. So are networks of
  /// translators (`64:ff9b::/96`) and of 6to4 (`2002::/16`): nobody is met by such an address.
  public static Optional<Cidr> parse(String text) {
    return Optional.ofNullable(written(text)).filter(network -> !network.embeds());
  }

  /// Why [#parse] refuses a text, to be said behind it.
  public static String refusal(String text) {
    return written(text) == null ? NONE : EMBEDDED;
  }

  private static @Nullable Cidr written(String text) {
    var slash = text.indexOf('/');
    var address = Address.literal(text, 0, slash < 0 ? text.length() : slash);
    var ipv4 = text.indexOf(':') < 0;
    var bits = slash < 0 ? 128 : bits(text.substring(slash + 1), ipv4);
    return address == null || bits < 0 || !address.masked(bits).equals(address)
        ? null
        : new Cidr(address, bits);
  }

  private boolean embeds() {
    return Embedded.isOf(network, bits);
  }

  public boolean contains(Address address) {
    return address.masked(bits).equals(network);
  }

  public Address last() {
    var behind = bits <= 64 ? new Address(~prefix(bits), -1L) : new Address(0, ~prefix(bits - 64));
    return new Address(network.high() | behind.high(), network.low() | behind.low());
  }

  private static long prefix(int bits) {
    return bits == 0 ? 0 : -1L << (64 - bits);
  }

  private static int bits(String text, boolean ipv4) {
    var bits = number(text);
    if (ipv4) {
      return bits >= 0 && bits <= 32 ? IPV4_BITS + bits : -1;
    }
    return bits <= 128 ? bits : -1;
  }

  /// One to three digits without a leading zero, or -1.
  private static int number(String text) {
    var length = text.length();
    if (length == 0 || length > 3 || (length > 1 && text.charAt(0) == '0')) {
      return -1;
    }
    var number = 0;
    for (var at = 0; at < length; at++) {
      var digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  @Override
  public String toString() {
    return network.isIpv4() && bits >= IPV4_BITS
        ? network + "/" + (bits - IPV4_BITS)
        : network + "/" + bits;
  }
}
