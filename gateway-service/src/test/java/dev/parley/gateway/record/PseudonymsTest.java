package dev.parley.gateway.record;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
  private static final Pseudonyms FIRST = under("first");
  private static final Pseudonyms SECOND = under("second");

  private final Random random = new Random(5);

  @Test
  void keepsHowManyBitsTwoNetworksShareAndNoMore() {
    for (var round = 0; round < 2_000; round++) {
      var one = ipv6();
      var other = branchingAt(one, random.nextInt(128));
      assertThat(shared(whole(FIRST, one), whole(FIRST, other))).isEqualTo(shared(one, other));
    }
  }

  @Test
  void keepsTheBitsThatIpv4NetworksShare() {
    for (var round = 0; round < 2_000; round++) {
      var one = ipv4();
      var other = branchingAt(one, 96 + random.nextInt(32));
      assertThat(shared(whole(FIRST, one), whole(FIRST, other))).isEqualTo(shared(one, other));
    }
  }

  @Test
  void givesOneNetworkOnePseudonym() {
    assertThat(under("first").of(address("203.0.113.7")))
        .isEqualTo(FIRST.of(address("203.0.113.9")));
    assertThat(FIRST.of(address("2001:db8:5::1")))
        .isEqualTo(FIRST.of(address("2001:db8:5:ffff::2")));
    assertThat(FIRST.of(address("203.0.113.7"))).isNotEqualTo(FIRST.of(address("203.0.114.7")));
  }

  @Test
  void recordsNoMoreThanTheNetwork() {
    var ipv4 = FIRST.of(address("203.0.113.7"));
    assertThat(ipv4.bits()).isEqualTo(120);
    assertThat(ipv4.low() & 0xff).isZero();
    var ipv6 = FIRST.of(address("2001:db8:5::1"));
    assertThat(ipv6.bits()).isEqualTo(48);
    assertThat(ipv6.low()).isZero();
    assertThat(ipv6.high() & 0xffff).isZero();
  }

  @Test
  void findsTheNetworksOfARuleAgain() {
    for (var rule :
        new String[] {"203.0.113.0/24", "203.0.0.0/16", "200.0.0.0/5", "0.0.0.0/0", "::/0"}) {
      assertThat(FIRST.of(address("203.0.113.7")).within(FIRST.of(cidr(rule)))).as(rule).isTrue();
    }
    for (var rule :
        new String[] {"203.0.112.0/24", "203.1.0.0/16", "128.0.0.0/2", "2001:db8::/32"}) {
      assertThat(FIRST.of(address("203.0.113.7")).within(FIRST.of(cidr(rule))))
          .as(rule)
          .isEqualTo(cidr(rule).contains(address("203.0.113.7")));
    }
  }

  @Test
  void anotherKeyGivesPseudonymsThatHaveNothingInCommon() {
    var equalBits = 0;
    for (var round = 0; round < 4_000; round++) {
      var address = ipv4();
      equalBits +=
          24 - Long.bitCount((FIRST.of(address).low() ^ SECOND.of(address).low()) & 0xffff_ff00L);
    }
    // Two independent bits are equal half of the time: 48,000 of 96,000, give or take six
    // deviations.
    assertThat(equalBits).isBetween(47_000, 49_000);
    assertThat(Pseudonyms.random().of(address("203.0.113.7")))
        .isNotEqualTo(Pseudonyms.random().of(address("203.0.113.7")));
  }

  @Test
  void showsNoNetworkInClear() {
    var seen = new HashSet<KeyedPrefix>();
    var clear = 0;
    for (var round = 0; round < 1_000; round++) {
      var address = ipv4();
      seen.add(FIRST.of(address));
      if (FIRST.of(address).low() == address.masked(120).low()) {
        clear++;
      }
    }
    assertThat(clear).isLessThanOrEqualTo(1);
    assertThat(seen).hasSizeGreaterThan(990);
    assertThat(FIRST.of(address("203.0.113.7")).toString())
        .matches("4\\.[0-9a-f]{6}/24")
        .doesNotContain("cb0071");
    assertThat(FIRST.of(address("2001:db8:5::1")).toString())
        .matches("6\\.[0-9a-f]{12}/48")
        .doesNotContain("20010db8");
  }

  private Address ipv4() {
    return new Address(0, 0xffff_0000_0000L | (random.nextInt() & 0xffff_ffffL));
  }

  private Address ipv6() {
    return new Address(random.nextLong(), random.nextLong());
  }

  /// Equal up to a bit, other at it, anything behind it.
  private Address branchingAt(Address address, int bit) {
    var noise = ipv6();
    var high = 0L;
    var low = 0L;
    for (var number = 0; number < 128; number++) {
      var value =
          number < bit
              ? bit(address, number)
              : number == bit ? 1 - bit(address, bit) : bit(noise, number);
      if (number < 64) {
        high |= value << (63 - number);
      } else {
        low |= value << (127 - number);
      }
    }
    return new Address(high, low);
  }

  private static long bit(Address address, int number) {
    return (number < 64 ? address.high() >>> (63 - number) : address.low() >>> (127 - number)) & 1;
  }

  private static int shared(Address one, Address other) {
    var high = Long.numberOfLeadingZeros(one.high() ^ other.high());
    return high < 64 ? high : 64 + Long.numberOfLeadingZeros(one.low() ^ other.low());
  }

  private static Address whole(Pseudonyms pseudonyms, Address address) {
    var pseudonym = pseudonyms.of(new Cidr(address, 128));
    return new Address(pseudonym.high(), pseudonym.low());
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }

  private static Pseudonyms under(String key) {
    return new Pseudonyms(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
  }
}
