package dev.parley.gateway.acl.list;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.address.Cidr;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AccessListTest {
  @Test
  void admitsEveryoneWhereNothingIsSaid() {
    assertThat(list("# nothing\n\n").admits(address("203.0.113.7"))).isTrue();
    assertThat(list("").match(address("2001:db8::1"))).isEmpty();
  }

  @Test
  void deniesWhatIsListedAndAdmitsItsNeighbours() {
    var list = list("deny 203.0.113.0/24 # documentation\r\n\tdeny\t2001:db8::/32\n");

    assertThat(list.admits(address("203.0.113.0"))).isFalse();
    assertThat(list.admits(address("203.0.113.255"))).isFalse();
    assertThat(list.admits(address("203.0.112.255"))).isTrue();
    assertThat(list.admits(address("203.0.114.0"))).isTrue();
    assertThat(list.admits(address("2001:db8:ffff::1"))).isFalse();
    assertThat(list.admits(address("2001:db9::"))).isTrue();
  }

  @Test
  void deniesWhomAListWithAllowancesDoesNotAllow() {
    var list = list("allow 203.0.113.0/24");

    assertThat(list.admits(address("203.0.113.9"))).isTrue();
    assertThat(list.admits(address("198.51.100.9"))).isFalse();
    assertThat(list.admits(address("2001:db8::1"))).isFalse();
  }

  @Test
  void letsADenialBeatAnAllowanceWithinIt() {
    var list = list("deny 203.0.113.0/24\nallow 203.0.113.7/32\nallow 198.51.100.0/24");

    assertThat(list.admits(address("203.0.113.7"))).isFalse();
    assertThat(list.admits(address("198.51.100.7"))).isTrue();
  }

  @Test
  void letsADenialBeatAnAllowanceAroundIt() {
    var list = list("allow 203.0.113.0/24\ndeny 203.0.113.7/32");

    assertThat(list.admits(address("203.0.113.7"))).isFalse();
    assertThat(list.admits(address("203.0.113.8"))).isTrue();
  }

  @Test
  void namesTheMostSpecificEntryThatDecides() {
    var list = list("deny 10.0.0.0/8\ndeny 10.1.0.0/16\nallow 10.1.2.0/24\ndeny 10.1.3.0/24");

    assertThat(list.match(address("10.9.0.1"))).hasToString("Optional[deny 10.0.0.0/8]");
    assertThat(list.match(address("10.1.2.1"))).hasToString("Optional[deny 10.1.0.0/16]");
    assertThat(list.match(address("10.1.3.1"))).hasToString("Optional[deny 10.1.3.0/24]");
  }

  @Test
  void takesNoIpv4AddressAlongWithAllOfIpv6() {
    var list = list("deny ::/0");

    assertThat(list.admits(address("2001:db8::1"))).isFalse();
    assertThat(list.admits(address("203.0.113.7"))).isTrue();
  }

  @Test
  void takesNoIpv6AddressAlongWithAllOfIpv4() {
    var list = list("deny 0.0.0.0/0");

    assertThat(list.admits(address("255.255.255.255"))).isFalse();
    assertThat(list.admits(address("::ffff:203.0.113.7"))).isFalse();
    assertThat(list.admits(address("2001:db8::1"))).isTrue();
  }

  @Test
  void refusesAListWithOneWrongLineAndSaysWhich() {
    assertWrong("deny 203.0.113.0/24\npermit 10.0.0.0/8", 2, "'permit 10.0.0.0/8' is not an entry");
    assertWrong("deny 10.0.0.0/8 10.1.0.0/16", 1, "is not an entry");
    assertWrong("deny", 1, "'deny' is not an entry");
    assertWrong("Deny 10.0.0.0/8", 1, "is not an entry");
    assertWrong("deny 10.0.0.1/8", 1, "'10.0.0.1/8' is not a network");
    assertWrong("\n\ndeny 10.0.0.0/33", 3, "is not a network");
    assertWrong("deny host.example", 1, "is not a network");
    assertWrong("deny fe80::1%eth0", 1, "is not a network");
    assertWrong("deny 64:ff9b::/96", 1, "'64:ff9b::/96' stands for IPv4 hosts");
    assertWrong("allow 2002:cb00:7109::/48", 1, "stands for IPv4 hosts");
  }

  @Test
  void refusesANetworkThatStandsTwice() {
    assertWrong(
        "deny 10.0.0.0/8\n\ndeny 10.0.0.0/8", 3, "10.0.0.0/8 stands twice, first in line 1");
    assertWrong("allow 10.0.0.1\ndeny ::ffff:10.0.0.1/128", 2, "10.0.0.1/32 stands twice");
    assertWrong(
        "deny 2001:db8::/32\ndeny 2001:db8::/48\nallow 2001:db8::/32\ndeny 2001:db8::/32",
        3,
        "2001:db8::/32 stands twice, first in line 1");
    assertWrong("deny ::/8\ndeny 10.0.0.0/8\ndeny 10.0.0.0/8\ndeny ::/8", 3, "first in line 2");
  }

  @Test
  void refusesMoreEntriesThanTheHeapIsMadeFor() {
    var text = new StringBuilder();
    for (var i = 0; i <= ListText.MOST_ENTRIES; i++) {
      var network = new Cidr(new Address(0, 0xffff_0a00_0000L + i), 128);
      text.append("deny ").append(network).append('\n');
    }
    assertWrong(text.toString(), ListText.MOST_ENTRIES + 1, "250000 entries at most");
  }

  @Test
  void refusesALineWithoutEnd() {
    assertWrong("# " + "x".repeat(ListLines.LONGEST), 1, "a line has 4096 bytes at most");
    assertThat(list("# " + "x".repeat(ListLines.LONGEST - 2)).entries()).isZero();
  }

  @Test
  void refusesWhatIsNotUtf8AndSaysWhere() {
    var bytes = "deny 10.0.0.0/8 # caf_\n".getBytes(StandardCharsets.UTF_8);
    bytes[bytes.length - 2] = (byte) 0xe9;
    assertThat(ListReading.read(ByteBuffer.wrap(bytes)))
        .isEqualTo(new ParsedList.Wrong(1, "not UTF-8"));
    assertThat(list("deny 10.0.0.0/8 # café\r\rdeny 10.0.0.0/9\r\n").entries()).isEqualTo(2);
  }

  @Test
  void quotesNothingThatALogWouldObey() {
    assertWrong("deny \u001b[31m" + "x".repeat(100), 1, "'?[31m");
  }

  static AccessList list(String text) {
    return switch (read(text)) {
      case ParsedList.Compiled(var list) -> list;
      case ParsedList.Wrong wrong -> throw new AssertionError(wrong);
    };
  }

  private static ParsedList read(String text) {
    return ListReading.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static void assertWrong(String text, int line, String reason) {
    assertThat(read(text))
        .isInstanceOfSatisfying(
            ParsedList.Wrong.class,
            wrong -> {
              assertThat(wrong.line()).isEqualTo(line);
              assertThat(wrong.reason()).contains(reason);
            });
  }
}
