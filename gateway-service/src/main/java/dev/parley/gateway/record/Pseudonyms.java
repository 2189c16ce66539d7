package dev.parley.gateway.record;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Prefix-preserving pseudonyms of networks under a key that never leaves.
///
/// Bit `i` of a pseudonym is bit `i` of the address, flipped by a keyed function of the `i` bits
/// before it (Xu, Fan, Ammar, Moon: Prefix-preserving IP address anonymization, 2002). The function
/// is HMAC-SHA256: one call gives the 255 bits that the nodes of one octet's subtree need, so /24
/// of IPv4 costs 3 calls and /48 of IPv6 costs 6.
public final class Pseudonyms {
  /// What is kept of an address: /24 of IPv4, /48 of IPv6.
  private static final int IPV4_BITS = 96 + 24;

  private static final int IPV6_BITS = 48;
  private static final int MAPPED_BITS = 96;
  private static final int KEY_BYTES = 32;
  private static final int REMEMBERED = 4_096;
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /// Rules have their own: whoever translates a long list holds up no request.
  private final Mac rules;

  private final Address mapped;

  /// Each network has one slot, so that no event loop waits for another.
  private final AtomicReferenceArray<@Nullable Known> known =
      new AtomicReferenceArray<>(REMEMBERED);

  private record Known(Address network, KeyedPrefix pseudonym) {}

  Pseudonyms(SecretKeySpec key) {
    mac = keyed(key);
    rules = keyed(key);
    mapped = scrambled(mac, new Address(0, 0), new Address(0, 0xffff_0000_0000L), 0, MAPPED_BITS);
  }

  private static Mac keyed(SecretKeySpec key) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Under a new key.
  public static Pseudonyms random() {
    var key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    return new Pseudonyms(new SecretKeySpec(key, ALGORITHM));
  }

  /// What is recorded of an address.
  public KeyedPrefix of(Address address) {
    var bits = address.isIpv4() ? IPV4_BITS : IPV6_BITS;
    var network = address.masked(bits);
    var slot = slot(network);
    var found = known.get(slot);
    if (found != null && found.network().equals(network)) {
      return found.pseudonym();
    }
    var pseudonym = of(mac, new Cidr(network, bits));
    known.set(slot, new Known(network, pseudonym));
    return pseudonym;
  }

  /// A network as a rule writes it.
  public KeyedPrefix of(Cidr cidr) {
    return of(rules, cidr);
  }

  private KeyedPrefix of(Mac by, Cidr cidr) {
    var network = cidr.network();
    var bits = cidr.bits();
    var pseudonym =
        bits >= MAPPED_BITS && network.isIpv4()
            ? scrambled(by, mapped, network, MAPPED_BITS, bits)
            : scrambled(by, new Address(0, 0), network, 0, bits);
    return new KeyedPrefix(pseudonym.high(), pseudonym.low(), bits);
  }

  /// Goes on from what is known of the first bits.
  private static Address scrambled(Mac by, Address begun, Address network, int from, int to) {
    var high = begun.high();
    var low = begun.low();
    for (var at = from; at < to; at += 8) {
      var octet = octet(network, at);
      var flipped = flipped(octet, Math.min(8, to - at), flips(by, network, at));
      if (at < 64) {
        high |= flipped << (56 - at);
      } else {
        low |= flipped << (120 - at);
      }
    }
    return new Address(high, low);
  }

  /// One bit for each node of the octet's subtree, numbered as in a heap: the root is 1.
  private static byte[] flips(Mac by, Address network, int at) {
    var before = network.masked(at);
    synchronized (by) {
      by.update((byte) at);
      for (var octet = 0; octet < at; octet += 8) {
        by.update((byte) octet(before, octet));
      }
      return by.doFinal();
    }
  }

  private static long flipped(int octet, int bits, byte[] flips) {
    var result = 0L;
    for (var number = 0; number < bits; number++) {
      var node = (1 << number) | (octet >>> (8 - number));
      var flip = flips[node >>> 3] >>> (node & 7);
      result |= (long) (((octet >>> (7 - number)) ^ flip) & 1) << (7 - number);
    }
    return result;
  }

  private static int octet(Address address, int at) {
    return (int) ((at < 64 ? address.high() >>> (56 - at) : address.low() >>> (120 - at)) & 0xff);
  }

  private static int slot(Address network) {
    var mixed = (network.high() * 31 + network.low()) * 0x9e37_79b9_7f4a_7c15L;
    return (int) (mixed >>> 52);
  }

  /// Never prints its key.
  @Override
  public String toString() {
    return "Pseudonyms";
  }
}
