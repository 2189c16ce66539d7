package dev.parley.endtoend.threats;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that finds nothing must be one that would have found it.
class HaystackTest {
  private static final String CANARY = "a yellow canary in room 12 sings";

  @TempDir Path folder;

  @Test
  void findsTheTextInEveryFormAndAcrossBlocks() throws IOException {
    Files.write(folder.resolve("plain"), CANARY.getBytes(UTF_8));
    Files.write(folder.resolve("wide"), ("xx" + CANARY).getBytes(UTF_16LE));
    for (var before : List.of("", "{", "{\"")) {
      Files.writeString(
          folder.resolve("base64-" + before.length()),
          Base64.getEncoder().encodeToString((before + CANARY + "\"}").getBytes(UTF_8)));
    }
    var edge = new byte[(1 << 20) + 10];
    System.arraycopy(CANARY.getBytes(UTF_8), 0, edge, (1 << 20) - 10, 20);
    Files.write(folder.resolve("cut"), edge);
    var across = new byte[(1 << 20) + 100];
    System.arraycopy(CANARY.getBytes(UTF_8), 0, across, (1 << 20) - 10, CANARY.length());
    Files.write(folder.resolve("across"), across);

    assertThat(Haystack.filesWith(CANARY, List.of(folder)))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("plain", "wide", "base64-0", "base64-1", "base64-2", "across");
  }

  @Test
  void findsNothingWhereThereIsNothing() throws IOException {
    Files.writeString(folder.resolve("other"), "a yellow canary in room 13 sings");
    assertThat(Haystack.filesWith(CANARY, List.of(folder))).isEmpty();
  }
}
