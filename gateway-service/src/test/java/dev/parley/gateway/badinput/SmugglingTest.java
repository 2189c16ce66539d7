package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.testing.badinput.BadCase;
import dev.parley.testing.badinput.Fates;
import dev.parley.testing.badinput.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmugglingTest extends BadInputHouse {
  static Stream<BadCase> smuggling() {
    return BadCase.smuggling();
  }

  @ParameterizedTest
  @MethodSource("smuggling")
  void neverAnswersARequestInsideAnother(BadCase bad) throws IOException {
    Fates.hold(gateway, bad);
  }

  /// Or the lists would prove nothing.
  @Test
  void answersTheSmuggledRequestWhereItIsAskedInTheOpen() throws IOException {
    assertThat(BadCase.SMUGGLED).hasSize(0x29);
    try (var wire = new Wire(gateway)) {
      var answer =
          wire.send(BadCase.SMUGGLED.getBytes(StandardCharsets.US_ASCII)).until(1).answers();
      assertThat(answer.getFirst().status()).isEqualTo(405);
      assertThat(answer.getFirst().allowed()).isEqualTo("POST");
    }
  }
}
