package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.BadCase;
import dev.parley.testing.badinput.Fates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TokenAbuseTest extends BadInputHouse {
  private static final List<String> ASKING =
      List.of(
          "GET /v1/manifest",
          "POST /v1/sessions/renewal",
          "POST /v1/sites/hotel/sessions",
          "POST /v1/sites/hotel/sessions/revocation");

  static Stream<BadCase> values() {
    return BadCase.of("tokens.txt");
  }

  static Stream<BadCase> heads() {
    return BadCase.of("token-heads.txt");
  }

  @ParameterizedTest
  @MethodSource("values")
  void letsNobodyInByAValue(BadCase bad) throws IOException {
    for (var line : ASKING) {
      assertThat(asked(line, bad, bad.bytes())).as("%s %s", line, bad).isIn(0, 400, 401, 431);
    }
  }

  @ParameterizedTest
  @MethodSource("heads")
  void letsNobodyInByAHead(BadCase bad) throws IOException {
    var head = Base64.getUrlEncoder().withoutPadding().encodeToString(bad.bytes());
    for (var line : ASKING) {
      for (var claims : List.of("e30", "bnVsbA", "W10", "AAAA")) {
        var token = "Bearer " + head + "." + claims + ".AAAAAAAA";
        assertThat(asked(line, bad, token.getBytes(StandardCharsets.US_ASCII)))
            .as("%s %s", line, bad)
            .isEqualTo(401);
      }
    }
  }

  /// A site signs what it likes; its times may be beyond any calendar.
  @Test
  void letsNoSiteInByClaimsThatMeanNothing() throws IOException {
    for (var odd :
        List.<Map<String, Object>>of(
            Map.of("exp", 1e300),
            Map.of("exp", Long.MAX_VALUE),
            Map.of("exp", "tomorrow"),
            Map.of("exp", List.of(1)),
            Map.of("iat", Long.MIN_VALUE),
            Map.of("iat", -1e300),
            Map.of("iat", Long.MAX_VALUE, "exp", Long.MAX_VALUE),
            Map.of("iat", Map.of()),
            Map.of("jti", 7),
            Map.of("jti", ""),
            Map.of("jti", List.of("a")),
            Map.of("aud", 7),
            Map.of("aud", Map.of()),
            Map.of("iss", List.of("hotel")),
            Map.of("sub", 7),
            Map.of("subject", 7),
            Map.of("subject", Map.of()),
            Map.of("origin", List.of(Visitor.ORIGIN)),
            Map.of("nbf", "x"))) {
      var claims = HOTEL.claims("guest");
      claims.putAll(odd);
      var token = ("Bearer " + HOTEL.assertion(claims)).getBytes(StandardCharsets.US_ASCII);
      assertThat(asked(ASKING.getLast(), new BadCase(odd.toString(), "-", ""), token))
          .as("%s", odd)
          .isEqualTo(401);
    }
  }

  private static int asked(String line, BadCase bad, byte[] value) throws IOException {
    var minting = line.contains("/sites/");
    var head =
        (line
                + " HTTP/1.1\r\nHost: h\r\n"
                + (minting
                    ? "Content-Type: application/json\r\nContent-Length: 2\r\n"
                    : "Origin: " + Visitor.ORIGIN + "\r\n")
                + "Authorization: ")
            .getBytes(StandardCharsets.US_ASCII);
    var end = (minting ? "\r\n\r\n{}" : "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    return Fates.survives(gateway, bad.name(), joined(head, value, end));
  }
}
