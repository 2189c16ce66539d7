package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.BadCase;
import dev.parley.testing.badinput.Fates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonAbuseTest extends BadInputHouse {
  private static final byte[] GOOD = "{\"site\":\"hotel\"}".getBytes(StandardCharsets.US_ASCII);

  static Stream<BadCase> bodies() {
    return BadCase.of("json.txt");
  }

  /// 413 where it is more than a session's request may be.
  @ParameterizedTest
  @MethodSource("bodies")
  void opensNoSessionForIt(BadCase bad) throws IOException {
    assertThat(Fates.survives(gateway, bad.name(), opening(bad.bytes())))
        .isEqualTo(bad.bytes().length > 1_024 ? 413 : 400);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void mintsNoSessionForIt(BadCase bad) throws IOException {
    fails(bad, "POST /v1/sites/hotel/sessions", HOTEL.assertion("guest"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void endsNoSessionForIt(BadCase bad) throws IOException {
    fails(bad, "POST /v1/sites/hotel/sessions/revocation", HOTEL.revocation("guest"));
  }

  private void fails(BadCase bad, String line, String credential) throws IOException {
    var asked =
        request(
            line,
            "Content-Type: application/json\r\nAuthorization: Bearer " + credential + "\r\n",
            bad.bytes());
    assertThat(Fates.survives(gateway, bad.name(), asked))
        .isEqualTo(bad.bytes().length > 1_024 ? 413 : 400);
  }

  @Test
  void opensOneForWhatIsWellFormed() throws IOException {
    assertThat(Fates.survives(gateway, "good", opening(GOOD))).isEqualTo(201);
  }

  private static byte[] opening(byte[] body) {
    return request(
        "POST /v1/sessions",
        "Origin: " + Visitor.ORIGIN + "\r\nContent-Type: application/json\r\n",
        body);
  }
}
