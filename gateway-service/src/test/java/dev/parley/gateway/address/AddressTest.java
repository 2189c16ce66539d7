package dev.parley.gateway.address;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  /// The examples of RFC 5952, sections 4 and 5, and both ends of each kind.
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, 0.0.0.0",
    "255.255.255.255, 255.255.255.255",
    "::, ::",
    "::1, ::1",
    "2001:0db8::0001, 2001:db8::1",
    "2001:db8:0:0:0:0:2:1, 2001:db8::2:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:DB8::ABCD, 2001:db8::abcd",
    "fe80::, fe80::",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "::ffff:192.0.2.1, 192.0.2.1",
    "::ffff:c000:201, 192.0.2.1",
    "64:ff9b::192.0.2.33, 192.0.2.33",
    "64:ff9b::c000:221, 192.0.2.33",
    "64:ff9b::255.255.255.255, 64:ff9b::ffff:ffff",
    "64:ff9b::10.0.0.1, 64:ff9b::a00:1",
    "64:ff9b::1:c000:221, 64:ff9b::1:c000:221",
    "64:ff9b:1::c000:221, 64:ff9b:1::c000:221",
  })
  void hasOneSpelling(String text, String canonical) {
    assertThat(Address.parse(text)).map(Address::toString).hasValue(canonical);
    assertThat(Address.parse(canonical)).isEqualTo(Address.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "localhost",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "0x7f.0.0.1",
        "2130706433",
        "1.2.3.4 ",
        "1.2.3.4:80",
        "[::1]",
        "::1%eth0",
        "fe80::1%1",
        ":::",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "::1/64",
        "unknown",
      })
  void refusesWhatIsNoPlainLiteral(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void masks() {
    var address = address("2001:db8:1:2:3:4:5:6");
    assertThat(address.masked(64)).hasToString("2001:db8:1:2::");
    assertThat(address.masked(56)).hasToString("2001:db8:1::");
    assertThat(address.masked(112)).hasToString("2001:db8:1:2:3:4:5:0");
    assertThat(address.masked(0)).hasToString("::");
    assertThat(address.masked(128)).isEqualTo(address);
    assertThatIllegalArgumentException().isThrownBy(() -> address.masked(129));
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.0/24, 203.0.113.255, 203.0.114.0",
    "203.0.113.7, 203.0.113.7, 203.0.113.8",
    "0.0.0.0/0, 255.255.255.255, ::1",
    "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db9::",
    "2001:db8:0:0:8000::/65, 2001:db8:0:0:ffff:ffff:ffff:ffff, 2001:db8::7fff:ffff:ffff:ffff",
    "::ffff:203.0.113.0/120, 203.0.113.255, 203.0.114.0",
  })
  void networksEndWhereTheyShould(String text, String last, String outside) {
    var network = Cidr.parse(text).orElseThrow();
    var end = address(last);
    assertThat(network.last()).isEqualTo(end);
    assertThat(network.contains(end)).isTrue();
    assertThat(network.contains(network.network())).isTrue();
    assertThat(network.contains(address(outside))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "203.0.113.1/24",
        "2001:db8::1/64",
        "1.2.3.4/33",
        "::/129",
        "1.2.3.4/",
        "/8",
        "1.2.3.4/08",
        "1.2.3.4/-1",
        "1.2.3.4/+8",
        "1.2.3.4/ 8",
        "1.2.3.4/8 ",
        "1.2.3.4/1000",
        "1.2.3.4/4294967304",
        "1.2.3.4/\u0668",
        "::/-1",
        "::/x",
        "1.2.3.4/8/8",
        "a/8",
        "64:ff9b::/96",
        "64:ff9b::c000:200/120",
        "64:ff9b::c000:221",
        "64:ff9b::a00:0/104",
        "64:ff9b::/64",
        "64:ff9b::/32",
        "2002::/16",
        "2002:c000:221::/48",
        "2002:c000:221::1",
      })
  void refusesNetworksThatAreNone(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"::/0", "2000::/3", "2001::/32", "2003::/16", "64:ff9b:1::/48", "64::/15"})
  void takesNetworksThatHoldOtherHostsThanIpv4(String text) {
    assertThat(Cidr.parse(text)).isPresent();
  }

  @Test
  void saysWhyItRefusesANetwork() {
    assertThat(Cidr.refusal("64:ff9b::/96")).startsWith("stands for IPv4 hosts");
    assertThat(Cidr.refusal("2002::/16")).startsWith("stands for IPv4 hosts");
    assertThat(Cidr.refusal("1.2.3.4/33")).startsWith("is not a network");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.33, 192.0.2.33",
    "2001:db8::1, 2001:db8::1",
    "2002:c000:221::, 192.0.2.33",
    "2002:c000:221:ffff:1:2:3:4, 192.0.2.33",
    "2001:0:c000:221::dead:beef, 2001:0:c000:221::dead:beef",
  })
  void theWhole48Of6to4IsItsIpv4Host(String text, String host) {
    assertThat(address(text).host()).hasToString(host);
  }

  /// RFC 3056, section 2, and RFC 6052, section 3.1: what means something on one network only.
  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, false",
    "9.255.255.255, true",
    "10.0.0.1, false",
    "100.63.255.255, true",
    "100.64.0.0, false",
    "100.127.255.255, false",
    "100.128.0.0, true",
    "127.0.0.1, false",
    "169.254.169.254, false",
    "169.255.0.1, true",
    "172.15.255.255, true",
    "172.16.0.1, false",
    "172.31.255.255, false",
    "172.32.0.1, true",
    "192.168.0.1, false",
    "192.169.0.1, true",
    "223.255.255.255, true",
    "224.0.0.1, false",
    "255.255.255.255, false",
  })
  void nobodyBecomesAPrivateHostByAnAddressThatHoldsOne(String text, boolean becomes) {
    var ipv4 = address(text);
    var translated = address("64:ff9b::" + text);
    var tunnelled = new Address((0x2002L << 48) | ((ipv4.ipv4() & 0xffff_ffffL) << 16), 1);
    assertThat(translated.equals(ipv4)).isEqualTo(becomes);
    assertThat(tunnelled.host().equals(ipv4)).isEqualTo(becomes);
    assertThat(tunnelled.host().equals(tunnelled)).isEqualTo(!becomes);
  }

  @Test
  void ordersAsUnsignedNumbers() {
    assertThat(address("ffff::")).isGreaterThan(address("7fff::"));
    assertThat(address("255.0.0.0")).isGreaterThan(address("1.0.0.0"));
  }
}
