package dev.parley.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import dev.parley.platform.services.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A service that cannot log in says so and ends; it does not wait for ever, and nothing of it
/// serves.
class RefusedStartTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Service.class)
  void endsWithOneLineWhereItsLoginWasUsedBefore(Service service) throws Exception {
    assertThat(ended(service))
        .contains("parley: cannot start: the wrapped secret-id was used before or has expired")
        .doesNotContain("Listening on", "\tat ");
  }

  /// Starts it a second time, by the login of the one that runs.
  private String ended(Service service) throws IOException, InterruptedException {
    var said = folder.resolve("log");
    var starting = new ProcessBuilder(House.command(service));
    starting
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .environment()
        .put(
            "SMALLRYE_CONFIG_LOCATIONS",
            House.state().resolve("services/" + service.id() + ".properties").toUri().toString());
    var process = starting.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said, StandardCharsets.UTF_8);
  }
}
