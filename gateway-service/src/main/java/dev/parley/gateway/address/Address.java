package dev.parley.gateway.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An internet address: 128 bits, big endian. IPv4 stands in its mapped form, `::ffff:a.b.c.d`.
/// What is read in that form, or in a translator's, `64:ff9b::a.b.c.d` (RFC 6052), is that IPv4
/// address.
///
/// @param high the first 64 bits, the network of an IPv6 host
/// @param low the last 64 bits
public record Address(long high, long low) implements Comparable<Address> {
  private static final long MAPPED = 0xffff_0000_0000L;
  private static final long IPV4 = 0xffff_ffffL;

  /// Reads a literal (RFC 3986 `IPv4address`, RFC 4291 section 2.2) without zone, brackets or port.
  public static Optional<Address> parse(String text) {
    return parse(text, 0, text.length());
  }

  /// Reads the literal that stands in a part of a text.
  public static Optional<Address> parse(String text, int from, int to) {
    return Optional.ofNullable(literal(text, from, to)).map(Embedded::translated);
  }

  /// As it is written.
  static @Nullable Address literal(String text, int from, int to) {
    var ipv4 = LiteralReader.ipv4(text, from, to);
    return ipv4 >= 0 ? ofIpv4((int) ipv4) : LiteralReader.ipv6(text, from, to);
  }

  public static Address of(InetAddress address) {
    var bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.remaining() == 4
        ? ofIpv4(bytes.getInt())
        : Embedded.translated(new Address(bytes.getLong(), bytes.getLong()));
  }

  /// @param number unsigned, as [#ipv4] tells it
  public static Address ofIpv4(int number) {
    return new Address(0, MAPPED | (number & IPV4));
  }

  /// Who is judged by it: of a 6to4 address (RFC 3056) the IPv4 host that has its whole /48, and
  /// otherwise itself.
  public Address host() {
    return Embedded.host(this);
  }

  public boolean isIpv4() {
    return high == 0 && low >>> 32 == 0xffff;
  }

  /// The IPv4 address as an unsigned number; of an IPv6 address its last 32 bits.
  public int ipv4() {
    return (int) low;
  }

  /// The network around it.
  ///
  /// @param bits 0 to 128; of an IPv4 address 96 more than its own prefix length
  public Address masked(int bits) {
    if (bits < 0 || bits > 128) {
      throw new IllegalArgumentException("not a prefix length: " + bits);
    }
    if (bits <= 64) {
      return new Address(bits == 0 ? 0 : high & (-1L << (64 - bits)), 0);
    }
    return new Address(high, low & (-1L << (128 - bits)));
  }

  public InetAddress inet() {
    try {
      return isIpv4()
          ? InetAddress.getByAddress(ByteBuffer.allocate(4).putInt(ipv4()).array())
          : InetAddress.getByAddress(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// As unsigned numbers.
  @Override
  public int compareTo(Address other) {
    var first = Long.compareUnsigned(high, other.high);
    return first != 0 ? first : Long.compareUnsigned(low, other.low);
  }

  /// The canonical text (RFC 5952).
  @Override
  public String toString() {
    return isIpv4() ? inet().getHostAddress() : Ipv6Text.of(high, low);
  }
}
