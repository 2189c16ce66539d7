package dev.parley.platform.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

  @TempDir Path folder;

  @Test
  void keepsWhatMayBeRunRunnable() throws IOException {
    Path target = folder.resolve("out");
    Archives.unpackZip(zip("tool-1/bin/run", 0755), "tool-1/", target);
    assertThat(target.resolve("bin/run")).isExecutable().hasContent("content");
  }

  @Test
  void refusesAnEntryThatLeadsOutOfTheTarget() throws IOException {
    Path zip = zip("tool-1/../../outside", 0644);
    Path target = folder.resolve("deep/out");
    assertThatThrownBy(() -> Archives.unpackZip(zip, "tool-1/", target))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("outside of itself");
    assertThat(folder.resolve("outside")).doesNotExist();
  }

  private Path zip(String name, int mode) throws IOException {
    Path zip = folder.resolve("tool.zip");
    try (var out = new ZipArchiveOutputStream(Files.newOutputStream(zip))) {
      var entry = new ZipArchiveEntry(name);
      entry.setUnixMode(mode);
      out.putArchiveEntry(entry);
      out.write("content".getBytes(StandardCharsets.UTF_8));
      out.closeArchiveEntry();
    }
    return zip;
  }
}
