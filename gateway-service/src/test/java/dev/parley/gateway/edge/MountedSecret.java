package dev.parley.gateway.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A folder that is filled as Kubernetes fills a mounted secret: files are links into `..data`, and
/// that is a link which one rename swaps.
final class MountedSecret {
  private final Path folder;

  MountedSecret(Path folder) {
    this.folder = folder;
  }

  Path certificate() {
    return folder.resolve("tls.crt");
  }

  Path key() {
    return folder.resolve("tls.key");
  }

  /// @param content a folder beside it, whose files are seen from now on
  void show(Path content) {
    try {
      var next = folder.resolve("..data_tmp");
      Files.createSymbolicLink(next, content.toAbsolutePath());
      Files.move(
          next,
          folder.resolve("..data"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      for (var file : new Path[] {certificate(), key()}) {
        if (!Files.isSymbolicLink(file)) {
          Files.createSymbolicLink(file, Path.of("..data").resolve(file.getFileName()));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
