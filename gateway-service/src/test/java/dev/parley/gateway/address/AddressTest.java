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
        "a/8"
      })
  void refusesNetworksThatAreNone(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  void ordersAsUnsignedNumbers() {
    assertThat(address("ffff::")).isGreaterThan(address("7fff::"));
    assertThat(address("255.0.0.0")).isGreaterThan(address("1.0.0.0"));
  }
}
