package dev.parley.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.testing.badinput.BadCase;
import dev.parley.testing.badinput.Fates;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The lists of bad input before the gateway as it is packaged. What stands behind Netty's decoder
/// is found as a service there, by the class path that a visitor meets; a test's own process may
/// find it and the package not.
class BadInputTest {

  /// What is not whole is left out: each would take the whole time that a slow client is given.
  @Test
  void neverAnswersARequestInsideAnother() throws IOException {
    holds(BadCase.smuggling().filter(bad -> !bad.fate().equals("waits")));
  }

  @Test
  void takesHeadersAsTheyAreOrNotAtAll() throws IOException {
    holds(BadCase.headers());
  }

  /// A target that is no URI is refused by Quarkus, before any route: 400, and the next request has
  /// its own answer.
  @Test
  void knowsOneSpellingOfAPath() throws IOException {
    holds(BadCase.paths().map(bad -> isUri(bad) ? bad : bad.fated("400")));
  }

  private static boolean isUri(BadCase bad) {
    var line = new String(bad.bytes(), StandardCharsets.ISO_8859_1).split("[ \t]", 3);
    try {
      var _ = new URI(line[1]);
      return true;
    } catch (URISyntaxException none) {
      return false;
    }
  }

  /// All of them, so that one that fails hides no other.
  private static void holds(Stream<BadCase> cases) throws IOException {
    var wrong = new ArrayList<String>();
    var asked = 0;
    for (var bad : cases.toList()) {
      asked++;
      try {
        Fates.hold(House.gateway(), bad);
      } catch (AssertionError | IllegalStateException failed) {
        wrong.add(bad + " was to be " + bad.fate() + ": " + failed.getMessage());
      }
    }
    assertThat(asked).isPositive();
    assertThat(wrong).isEmpty();
  }
}
