package dev.parley.gateway.badinput;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeadAbuseTest extends BadInputHouse {
  static Stream<BadCase> headers() {
    return BadCase.of("headers.txt").map(HeadAbuseTest::header);
  }

  static Stream<BadCase> paths() {
    return BadCase.of("paths.txt").map(HeadAbuseTest::path);
  }

  static BadCase header(BadCase of) {
    return of.with("GET /v1/status HTTP/1.1⏎Host: h⏎" + of.written() + "⏎");
  }

  static BadCase path(BadCase of) {
    return of.with("GET " + of.written() + " HTTP/1.1⏎Host: h⏎⏎");
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
