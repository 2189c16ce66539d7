package dev.parley.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralReaderTest {

  @ParameterizedTest
  @CsvSource({
    "::13.1.68.3, ::d01:4403",
    "1:2:3:4:5:6:13.1.68.3, 1:2:3:4:5:6:d01:4403",
    "0:0:0:0:0:FFFF:129.144.52.38, 129.144.52.38",
    "1::8, 1::8",
    "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
    "::2:3:4:5:6:7:8, 0:2:3:4:5:6:7:8",
    "64:ff9b:1::192.0.2.33, 64:ff9b:1::c000:221",
  })
  void readsTheFormsOfRfc4291(String text, String canonical) {
    assertThat(Address.parse(text)).map(Address::toString).hasValue(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        "1:",
        ":1",
        "1::2::3",
        "1:2:3:4:5:6:7:8:",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8::",
        "1:2:3:4::5:6:7:8",
        "00001::",
        "::g",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1.2.3",
        "::1.2.3.4.5",
        "::1.2.3.04",
        "::1.2.3.256",
        "::1.2.3.4:5",
        "::ffff:1.2.3.4::",
        "1.2.3.4::",
        ".1.2.3",
        "1..2.3",
        "1.2.3.",
        "1.2.3.00",
        "1.2.3.1000",
        "::\uff11",
        "\u0661.2.3.4",
        "::\u0131",
      })
  void refusesEveryOther(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void readsAPartOfAText() {
    assertThat(Address.parse("[2001:db8::1]:80", 1, 12)).isEqualTo(Address.parse("2001:db8::1"));
    assertThat(Address.parse("1.2.3.45", 0, 7)).isEqualTo(Address.parse("1.2.3.4"));
    assertThat(Address.parse("::1", 1, 1)).isEmpty();
  }

  @Test
  void readsWhatThePlatformWrites() {
    var random = new Random(4291);
    for (var round = 0; round < 20_000; round++) {
      var groups = random.nextInt(256);
      var address =
          new Address(
              sparse(random.nextLong(), groups >> 4), sparse(random.nextLong(), groups & 15));
      assertThat(Address.parse(address.inet().getHostAddress())).hasValue(address);
      assertThat(Address.parse(address.toString())).hasValue(address);
    }
  }

  @Test
  void readsNothingThatThePlatformDoesNot() {
    var random = new Random(5952);
    var signs = "0123:abf.::";
    for (var round = 0; round < 50_000; round++) {
      var text = new StringBuilder();
      for (var length = random.nextInt(20); length > 0; length--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      var read = Address.parse(text.toString());
      if (read.isPresent()) {
        assertThat(read).as(text.toString()).isEqualTo(platform(text.toString()));
      }
    }
  }

  /// Zeros in some of the four groups, so that there is something to shorten.
  private static long sparse(long bits, int groups) {
    var mask = 0L;
    for (var group = 0; group < 4; group++) {
      if (((groups >> group) & 1) == 1) {
        mask |= 0xffffL << (16 * group);
      }
    }
    return bits & mask;
  }

  private static Optional<Address> platform(String text) {
    try {
      return Optional.of(Address.of(InetAddress.ofLiteral(text)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
