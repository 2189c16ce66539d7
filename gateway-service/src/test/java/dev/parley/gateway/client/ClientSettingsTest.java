package dev.parley.gateway.client;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.address.Address;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The settings as they are written, and which of them refuse the start.
class ClientSettingsTest {
  private static final String PROXIES = "parley.client.trusted-proxies";
  private static final String HEADER = "parley.client.header";
  private static final String PROXY_PROTOCOL = "parley.client.proxy-protocol";
  private static final String NAT64 = "parley.client.nat64-prefix";
  private static final String LONGEST = "parley.client.longest-chain";

  @Test
  void nothingIsBelievedByDefault() {
    var trust = trust(Map.of());
    assertThat(trust.proxyProtocol()).isFalse();
    assertThat(trust.longestChain()).isEqualTo(100);
    assertThat(trust.proxies().contains(literal("127.0.0.1"))).isFalse();
    assertThat(trust.proxies().contains(literal("::1"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "forwarded, FORWARDED",
    "x-forwarded-for, X_FORWARDED_FOR",
  })
  void namesWhatOurProxiesWrite(String text, ForwardingHeader header) {
    assertThat(trust(Map.of(PROXIES, "192.0.2.1", HEADER, text)).header()).isEqualTo(header);
  }

  /// A visitor may make a proxy strip its own header; read beside it, the other would be theirs.
  @ParameterizedTest
  @ValueSource(strings = {"either", "forwarded,x-forwarded-for", "x-real-ip"})
  void takesOneHeaderAndNoOther(String text) {
    assertThatThrownBy(() -> trust(Map.of(PROXIES, "192.0.2.1", HEADER, text)))
        .hasMessageContaining(HEADER);
  }

  @Test
  void takesNetworksAndSingleAddresses() {
    var proxies =
        trust(Map.of(PROXIES, "192.0.2.0/28, 2001:db8::/64,198.51.100.7", HEADER, "forwarded"))
            .proxies();
    assertThat(proxies.contains(literal("192.0.2.15"))).isTrue();
    assertThat(proxies.contains(literal("192.0.2.16"))).isFalse();
    assertThat(proxies.contains(literal("2001:db8::ffff"))).isTrue();
    assertThat(proxies.contains(literal("2001:db8:0:1::"))).isFalse();
    assertThat(proxies.contains(literal("198.51.100.7"))).isTrue();
    assertThat(proxies.contains(literal("198.51.100.8"))).isFalse();
    assertThat(proxies.contains(literal("198.51.100.6"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8, 10.1.0.0/16, 10.0.0.0/9", "10.1.0.0/16, 10.0.0.0/8"})
  void networksMayHoldEachOther(String text) {
    var proxies = trust(Map.of(PROXIES, text, HEADER, "forwarded")).proxies();
    assertThat(proxies.contains(literal("10.0.0.0"))).isTrue();
    assertThat(proxies.contains(literal("10.1.2.3"))).isTrue();
    assertThat(proxies.contains(literal("10.255.255.255"))).isTrue();
    assertThat(proxies.contains(literal("11.0.0.0"))).isFalse();
    assertThat(proxies.contains(literal("9.255.255.255"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "192.0.2.1/33",
        "192.0.2.1/24",
        "192.0.2.0-192.0.2.9",
        "fe80::1%eth0",
        "*"
      })
  void refusesTheStartOnWhatIsNoNetwork(String wrong) {
    refused(
        Map.of(PROXIES, "192.0.2.1," + wrong, HEADER, "forwarded"),
        "parley.client.trusted-proxies: '"
            + wrong
            + "' is not a network (address/bits, no bits set behind the prefix)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "::/0", "::ffff:0.0.0.0/96", "::/64"})
  void refusesTheStartWhenEverybodyIsAProxy(String everybody) {
    refused(
        Map.of(PROXIES, everybody, HEADER, "forwarded"),
        "parley.client.trusted-proxies: '"
            + everybody
            + "' would let everybody vouch for themselves");
  }

  @Test
  void refusesTheStartWhenTheHeaderIsNotNamed() {
    var message =
        "parley.client.header does not say what trusted-proxies write: forwarded or"
            + " x-forwarded-for";
    refused(Map.of(PROXIES, "192.0.2.1"), message);
    refused(Map.of(PROXIES, "192.0.2.1", HEADER, "none"), message);
  }

  @Test
  void thePROXYProtocolAloneNeedsNoHeader() {
    var trust = trust(Map.of(PROXIES, "192.0.2.1", PROXY_PROTOCOL, "true"));
    assertThat(trust.proxyProtocol()).isTrue();
    assertThat(trust.header()).isEqualTo(ForwardingHeader.NONE);
  }

  @Test
  void refusesTheStartWhenNobodyMaySpeakOrWrite() {
    refused(
        Map.of(PROXY_PROTOCOL, "true"),
        "parley.client.proxy-protocol is on, but trusted-proxies names nobody who may speak it");
    refused(
        Map.of(HEADER, "forwarded"),
        "parley.client.header is set, but trusted-proxies names nobody who may write it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"64:ff9b::c000:201", "64:ff9b::/96", "2002:c000:201::/48"})
  void refusesTheStartOnProxiesThatAreNeverMetByThatAddress(String embedded) {
    refused(
        Map.of(PROXIES, embedded, HEADER, "forwarded"),
        "parley.client.trusted-proxies: '"
            + embedded
            + "' stands for IPv4 hosts, who are met by their IPv4 addresses: write those");
    refused(
        Map.of(PROXIES, "2001:db8:64::c000:201", HEADER, "forwarded", NAT64, "2001:db8:64::/96"),
        "parley.client.trusted-proxies: '2001:db8:64::c000:201/128' is in nat64-prefix, where hosts"
            + " are met by their IPv4 addresses: write those");
  }

  @Test
  void takesATranslatorsPrefixOf96Bits() {
    var trust = trust(Map.of(NAT64, "64:ff9b:1:fffe::/96"));
    assertThat(trust.translated(literal("64:ff9b:1:fffe::c000:201")))
        .isEqualTo(literal("192.0.2.1"));
    assertThat(trust.translated(literal("64:ff9b:1:ffff::c000:201")))
        .isEqualTo(literal("64:ff9b:1:ffff::c000:201"));
    assertThat(trust(Map.of()).translated(literal("64:ff9b:1:fffe::c000:201")))
        .isEqualTo(literal("64:ff9b:1:fffe::c000:201"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8::/64",
        "2001:db8:64::1/96",
        "2001:db8:64::",
        "::ffff:0:0/96",
        "192.0.2.0/24",
        "2002:c000:201::/96",
        "64:ff9b::/96",
        "nat64.example"
      })
  void refusesTheStartOnAPrefixOfNoTranslator(String wrong) {
    refused(
        Map.of(NAT64, wrong),
        "parley.client.nat64-prefix: '" + wrong + "' is no IPv6 prefix of 96 bits of your own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001"})
  void refusesTheStartOnABoundThatIsNone(String hops) {
    refused(Map.of(LONGEST, hops), "parley.client.longest-chain is not between 1 and 1000");
  }

  private static void refused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> trust(settings))
        .isInstanceOf(ClientSettingsException.class)
        .hasMessage(message);
  }

  private static ProxyTrust trust(Map<String, String> settings) {
    return ProxyTrust.of(
        new SmallRyeConfigBuilder()
            .withMapping(ClientSettings.class)
            .withSources(new PropertiesConfigSource(settings, "test", 1))
            .build()
            .getConfigMapping(ClientSettings.class));
  }

  private static Address literal(String text) {
    return address(text);
  }
}
