package dev.parley.gateway.client;

import static dev.parley.gateway.house.Addresses.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.client.ClientAddress.Resolved;
import dev.parley.gateway.client.ClientAddress.Unresolved;
import dev.parley.gateway.house.ClientRules;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Collections;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressesTest {
  private static final Address PROXY = literal("10.0.0.1");
  private static final String CLIENT = "203.0.113.9";

  @ParameterizedTest
  @CsvFileSource(resources = "/client/spoofs.csv", delimiter = '|', quoteCharacter = '`')
  void answersThePublishedForms(
      String header,
      String peer,
      @Nullable String forwarded,
      @Nullable String xForwardedFor,
      String client) {
    var headers = MultiMap.caseInsensitiveMultiMap();
    add(headers, "Forwarded", forwarded);
    add(headers, "X-Forwarded-For", xForwardedFor);
    assertThat(text(behind(header(header)).resolve(literal(peer), headers))).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" 203.0.113.9", "203.0.113.9 ", "\t203.0.113.9\t", "6.6.6.6 ,\t203.0.113.9 \t "})
  void skipsSpaceAroundAHop(String value) {
    assertThat(xForwardedFor(value)).isEqualTo(CLIENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {" for=203.0.113.9 ", "for=6.6.6.6 ,\tfor=203.0.113.9\t"})
  void skipsSpaceAroundAnElement(String value) {
    assertThat(forwarded(value)).isEqualTo(CLIENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00a0203.0.113.9",
        "203.0.113.9\u000b",
        "\u2003203.0.113.9",
        "203.0.113.9\u0000"
      })
  void takesNothingElseForSpace(String value) {
    assertThat(xForwardedFor(value)).isEqualTo("client.illegible");
    assertThat(forwarded("for=" + value)).isEqualTo("client.malformed");
    assertThat(forwarded("for=203.0.113.9;host=\"" + value + "\"")).isEqualTo("client.malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t"})
  void anEmptyHeaderTellsNothing(String value) {
    assertThat(xForwardedFor(value)).isEqualTo("client.nameless");
    assertThat(forwarded(value)).isEqualTo("client.nameless");
  }

  @Test
  void walksAHundredHops() {
    var proxies = ", 10.0.0.2".repeat(99);
    assertThat(xForwardedFor(CLIENT + proxies)).isEqualTo(CLIENT);
    assertThat(forwarded("for=" + CLIENT + proxies.replace(" ", " for="))).isEqualTo(CLIENT);
  }

  @Test
  void refusesAHundredAndOneHops() {
    var forged = "6.6.6.6, ".repeat(100);
    assertThat(xForwardedFor(forged + CLIENT)).isEqualTo("client.too-long");
    assertThat(forwarded(forged.replace("6.6.6.6", "for=6.6.6.6") + "for=" + CLIENT))
        .isEqualTo("client.too-long");
  }

  @Test
  void countsTheHopsOfAllLines() {
    var headers = HttpHeaders.headers();
    Collections.nCopies(101, CLIENT).forEach(hop -> headers.add("X-Forwarded-For", hop));
    assertThat(text(behind(ForwardingHeader.X_FORWARDED_FOR).resolve(PROXY, headers)))
        .isEqualTo("client.too-long");
  }

  @Test
  void countsNoHopsOfAStranger() {
    var headers = headers("6.6.6.6, ".repeat(1000));
    assertThat(text(behind(ForwardingHeader.X_FORWARDED_FOR).resolve(literal(CLIENT), headers)))
        .isEqualTo(CLIENT);
  }

  @Test
  void theBoundIsASetting() {
    var addresses =
        new ClientAddresses(
            ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "10.0.0.0/8").atMost(2));
    assertThat(text(addresses.resolve(PROXY, headers("6.6.6.6, " + CLIENT)))).isEqualTo(CLIENT);
    assertThat(text(addresses.resolve(PROXY, headers("6.6.6.6, 6.6.6.6, " + CLIENT))))
        .isEqualTo("client.too-long");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "for=1;", "\"", "[", "_", "%"})
  void refusesWhatIsOverLong(String piece) {
    var value = piece.repeat(100_000);
    assertThat(xForwardedFor(value)).startsWith("client.");
    assertThat(forwarded(value)).startsWith("client.");
    assertThat(forwarded("for=\"" + value)).isEqualTo("client.malformed");
  }

  /// Whatever a visitor sends: what the last proxy appended, or nothing.
  @Test
  void noWordsOfAVisitorChangeWhoTheyAre() {
    var random = new Random(7239);
    var signs = "\",;=\\[]:._- \tfor1234567890unkw%";
    for (var round = 0; round < 20_000; round++) {
      var forged = new StringBuilder();
      for (var length = random.nextInt(40); length > 0; length--) {
        forged.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(xForwardedFor(forged + ", " + CLIENT)).as(forged.toString()).isEqualTo(CLIENT);
      assertThat(forwarded(forged + ", for=" + CLIENT + ";proto=https"))
          .as(forged.toString())
          .isIn(CLIENT, "client.malformed");
      assertThat(forwarded(forged + ", for=\"[2001:db8::9]:4711\""))
          .as(forged.toString())
          .isIn("2001:db8::9", "client.malformed");
    }
  }

  @Test
  void directAndProxiedVisitorsMix() {
    var addresses = behind(ForwardingHeader.X_FORWARDED_FOR);
    var headers = headers("6.6.6.6, " + CLIENT);
    assertThat(text(addresses.resolve(PROXY, headers))).isEqualTo(CLIENT);
    assertThat(text(addresses.resolve(literal("198.51.100.1"), headers))).isEqualTo("198.51.100.1");
  }

  @Test
  void withoutProxiesThePeerIsTheClient() {
    var direct = new ClientAddresses(ClientRules.DIRECT);
    assertThat(text(direct.resolve(PROXY, headers("6.6.6.6")))).isEqualTo("10.0.0.1");
    assertThat(text(direct.resolve(PROXY, HttpHeaders.headers()))).isEqualTo("10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:64::203.0.113.9, 203.0.113.9",
    "64:ff9b::203.0.113.9, 203.0.113.9",
    "2001:db8:64:0:1::203.0.113.9, 2001:db8:64:0:1:0:cb00:7109",
    "2001:db8:64::10.0.0.9, 10.0.0.9",
  })
  void takesWhomATranslatorOfOursShowsForTheIpv4HostThatTheyAre(String shown, String client) {
    var addresses =
        new ClientAddresses(
            ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "192.0.2.80", "fd00::1")
                .translatedTo("2001:db8:64::/96"));
    assertThat(text(addresses.resolve(literal("fd00::1"), headers("6.6.6.6, " + shown))))
        .isEqualTo(client);
    assertThat(text(addresses.resolve(literal(shown), headers("6.6.6.6")))).isEqualTo(client);
    var through = headers("6.6.6.6, " + shown + ", 2001:db8:64::192.0.2.80");
    assertThat(text(addresses.resolve(literal("2001:db8:64::192.0.2.80"), through)))
        .isEqualTo(client);
    assertThat(addresses.visitor(literal(shown))).hasValue(literal(client));
    assertThat(addresses.visitor(literal("2001:db8:64::192.0.2.80"))).isEmpty();
  }

  @Test
  void goesOnThroughAProxyOfOursBehindATranslator() {
    var addresses =
        new ClientAddresses(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "192.0.2.80"));
    var headers = headers("6.6.6.6, " + CLIENT + ", 64:ff9b::192.0.2.80");
    assertThat(text(addresses.resolve(literal("64:ff9b::192.0.2.80"), headers))).isEqualTo(CLIENT);
    assertThat(text(addresses.resolve(literal("2002:c000:250::1"), headers)))
        .as("anybody in that host's /48")
        .isEqualTo("192.0.2.80");
  }

  private static String xForwardedFor(String value) {
    return text(behind(ForwardingHeader.X_FORWARDED_FOR).resolve(PROXY, headers(value)));
  }

  private static String forwarded(String value) {
    return text(
        behind(ForwardingHeader.FORWARDED)
            .resolve(PROXY, MultiMap.caseInsensitiveMultiMap().add("Forwarded", value)));
  }

  /// A map that checks no values: what no listener would let through comes here as well.
  private static MultiMap headers(String xForwardedFor) {
    return MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", xForwardedFor);
  }

  private static void add(MultiMap headers, String name, @Nullable String lines) {
    if (lines != null) {
      for (var line : lines.split(" && ", -1)) {
        headers.add(name, line);
      }
    }
  }

  private static ClientAddresses behind(ForwardingHeader header) {
    return new ClientAddresses(ClientRules.behind(header, "10.0.0.0/8", "fd00::/8"));
  }

  /// From the spelling of the settings.
  private static ForwardingHeader header(String text) {
    return ForwardingHeader.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static String text(ClientAddress client) {
    return switch (client) {
      case Resolved(var address) -> address.toString();
      case Unresolved(var reason) -> reason.rule();
    };
  }

  private static Address literal(String text) {
    return address(text);
  }
}
