package dev.parley.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir private Path folder;

  @Test
  void tellsAContentWhoseTimeWasSetBack() throws IOException {
    var file = Files.writeString(folder.resolve("list"), "deny 203.0.113.7");
    var time = Files.getLastModifiedTime(file);
    var before = Fingerprint.of(file);
    assertThat(Fingerprint.of(file)).isEqualTo(before);

    Files.writeString(file, "deny 203.0.113.8");
    Files.setLastModifiedTime(file, time);
    assertThat(Fingerprint.of(file)).isPresent().isNotEqualTo(before);
  }

  @Test
  void isNoneOfAFileThatIsNotThere() {
    assertThat(Fingerprint.of(folder.resolve("absent"))).isEmpty();
  }
}
