package dev.parley.endtoend.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.endtoend.visitor.Visitor;
import dev.parley.platform.cli.Launch;
import dev.parley.platform.installation.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An operator wonders which rule would answer a visitor, and asks `./parley explain`.
class ExplainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void theHouseStands() {
    assertThat(House.admin()).hasScheme("https");
  }

  @Test
  void printsEveryGateAndTheAnswerLast() {
    assertThat(parley("explain", "203.0.113.7", "--site", House.SITE)).as(errors()).isZero();
    var lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.getFirst().strip().split(" +"))
        .containsExactly("gate", "falls", "outcome", "rule", "detail");
    assertThat(lines.size()).isGreaterThanOrEqualTo(3);
    assertThat(lines.getLast())
        .startsWith("203.0.113.7")
        .contains("admitted as far as can be told without", "a session");
  }

  @Test
  void givesTheSameAsJson() {
    assertThat(parley("explain", "203.0.113.7", "--site", House.SITE, "--json")).isZero();
    var told = Visitor.json(out.toString(StandardCharsets.UTF_8));
    assertThat(told.path("address").asText()).isEqualTo("203.0.113.7");
    assertThat(told.path("site").asText()).isEqualTo(House.SITE);
    assertThat(told.path("answer").path("gate").asText()).isNotBlank();
    assertThat(told.path("gates")).isNotEmpty();
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    assertThat(parley("explain", "203.0.113.7", "--site", "nowhere")).isEqualTo(1);
    assertThat(parley("explain", "203.0.113.700", "--site", House.SITE)).isEqualTo(1);
    assertThat(errors())
        .isEqualTo(
            """
            parley: there is no site "nowhere"
            parley: address is not an IP address
            """);
  }

  private String errors() {
    return errors.toString(StandardCharsets.UTF_8);
  }

  private int parley(String... words) {
    var installation = Installation.forTests(House.state(), System.getenv());
    return new Launch(installation, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(List.of(words), new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
