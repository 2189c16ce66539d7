package dev.parley.retention.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionFileTest {
  private static final SiteId HOTEL = new SiteId("hotel");

  @TempDir Path folder = Path.of("");

  @Test
  void readsTheDemoHotel() {
    var read = new RetentionFile(Path.of("../platform/demo/hotel", RetentionFile.NAME)).read(HOTEL);
    assertThat(read.classes())
        .containsExactly(new RetentionClass("general", Duration.ofDays(1), Duration.ofDays(30)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "classes:@  general: {slot: P1D}                                   | line 2: 'life' is missing",
        "classes:@  general: {slot: P1D, life: P30D}@other: 1              | line 3: unknown member 'other'",
        "classes:@  general: {slot: P1D, life: P30D, keep: yes}            | line 2: unknown member 'keep'",
        "classes:@  general:@    slot: P1D@    life: 30 days               | line 4: '30 days' is not a duration",
        "classes:@  general:@    slot: P1D@    life: PT1H                  | a life is at least as long as its slot",
        "classes:@  general:@    slot: PT0.5S@    life: PT1H               | a slot lasts 1 second to 31 days",
        "classes:@  general:@    slot: PT1.5S@    life: PT1H               | durations are whole seconds",
        "classes:@  general:@    slot: P32D@    life: P90D                 | a slot lasts 1 second to 31 days",
        "classes:@  general:@    slot: P1D@    life: P4000D                | a life lasts 10 years at most",
        "classes:@  General:@    slot: P1D@    life: P30D                  | 'General' is not a name of a class",
        "classes:@  a: {slot: P1D, life: P2D}@  a: {slot: P1D, life: P2D}  | line 3: 'a' stands twice",
        "classes: {}                                                       | at least one class is wanted",
        "classes: [general]                                                | names with values are wanted here",
        "{                                                                 | not YAML",
        "\"\"                                                              | the file is empty",
      })
  void refusesAWrongFileWholeWithLineAndReason(String text, String reason) throws IOException {
    var file = folder.resolve(RetentionFile.NAME);
    Files.writeString(file, text.replace('@', '\n'));
    assertThatExceptionOfType(RetentionFileException.class)
        .isThrownBy(() -> new RetentionFile(file).read(HOTEL))
        .withMessageContaining(reason);
  }

  @Test
  void refusesASiteWithoutAFile() throws IOException {
    Files.createDirectory(folder.resolve("hotel"));
    assertThatExceptionOfType(RetentionFileException.class)
        .isThrownBy(() -> new Policies(folder))
        .withMessageContaining("cannot be read");
  }
}
