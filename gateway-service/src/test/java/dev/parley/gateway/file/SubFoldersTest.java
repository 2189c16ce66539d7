package dev.parley.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubFoldersTest {
  @TempDir private Path folder;

  @Test
  void listsFoldersByTheirNamesAndNothingElse() throws IOException {
    for (var name : new String[] {"museum", "hotel", "..data"}) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.createFile(folder.resolve("file"));
    assertThat(SubFolders.of(folder))
        .containsExactly(folder.resolve("hotel"), folder.resolve("museum"));
  }

  /// As a network's file system may.
  @Test
  void saysThatAListingBrokeOnItsWay() {
    Iterable<Path> breaking =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Path next() {
                throw new DirectoryIteratorException(new IOException("stale handle"));
              }
            };
    assertThatThrownBy(() -> SubFolders.of(breaking))
        .isInstanceOf(IOException.class)
        .hasMessage("stale handle");
  }
}
