package dev.parley.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.platform.installation.Installation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void answersAnUnknownVerbWithOneLine() {
    assertThat(launch("fly")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo("parley: there is no verb \"fly\": see ./parley help\n");
  }

  @Test
  void answersAnUnknownOptionWithOneLine() {
    assertThat(launch("up", "--frehs")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo("parley: up does not know \"--frehs\": see ./parley help\n");
  }

  @Test
  void stopsNothingWhereNothingRuns() {
    assertThat(launch("down")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Nothing was running.\n");
  }

  @Test
  void tellsTheStatusOfAnInstallationThatWasNeverStarted() {
    assertThat(launch("status", "--json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"state\" : \"" + folder);
  }

  @Test
  void saysThatNothingRunsThatCouldExplain() {
    assertThat(launch("explain", "203.0.113.7", "--site", "hotel")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo("parley: no gateway runs here: run ./parley up first\n");
  }

  @Test
  void saysWhatExplainTakes() {
    assertThat(launch("explain")).isEqualTo(1);
    assertThat(launch("explain", "203.0.113.7", "203.0.113.8")).isEqualTo(1);
    assertThat(launch("explain", "203.0.113.7", "--site")).isEqualTo(1);
    assertThat(launch("explain", "203.0.113.7", "--country", "DE")).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            parley: explain takes an address: ./parley explain ADDRESS --site S
            parley: explain takes one address, "203.0.113.8" is a second
            parley: --site takes one value: see ./parley help
            parley: explain does not know "--country": see ./parley help
            """);
  }

  private int launch(String... words) {
    Installation installation = Installation.forTests(folder, Map.of());
    return new Launch(installation, new PrintStream(out, true, StandardCharsets.UTF_8))
        .run(List.of(words), new PrintStream(errors, true, StandardCharsets.UTF_8));
  }
}
