package dev.parley.gateway.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// The folders in a folder.
public final class SubFolders {
  private SubFolders() {}

  /// In the order of their names. A mounted volume keeps its versions in folders that begin with a
  /// dot; those are passed over.
  ///
  /// @throws IOException when it cannot be listed to its end
  public static List<Path> of(Path folder) throws IOException {
    try (var entries = Files.newDirectoryStream(folder)) {
      return of(entries);
    }
  }

  static List<Path> of(Iterable<Path> entries) throws IOException {
    try {
      return StreamSupport.stream(entries.spliterator(), false)
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (DirectoryIteratorException broken) {
      throw broken.getCause();
    }
  }
}
