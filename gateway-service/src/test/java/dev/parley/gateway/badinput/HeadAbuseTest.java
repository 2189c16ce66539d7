package dev.parley.gateway.badinput;

import dev.parley.testing.badinput.BadCase;
import dev.parley.testing.badinput.Fates;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeadAbuseTest extends BadInputHouse {
  static Stream<BadCase> headers() {
    return BadCase.headers();
  }

  static Stream<BadCase> paths() {
    return BadCase.paths();
  }

  @ParameterizedTest
  @MethodSource("headers")
  void takesHeadersAsTheyAreOrNotAtAll(BadCase bad) throws IOException {
    Fates.hold(gateway, bad);
  }

  @ParameterizedTest
  @MethodSource("paths")
  void knowsOneSpellingOfAPath(BadCase bad) throws IOException {
    Fates.hold(gateway, bad);
  }
}
