package dev.parley.bench.peers;

import dev.parley.bench.upstream.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where a peer runs, and what it needs to reach the upstream.
///
/// @param folder its own, with the credentials of a caller in it
/// @param upstream the port where callers must show a certificate
record Place(Path folder, int upstream) {

  static Place in(Path parent, String name, Credentials caller, int upstream) {
    var folder = parent.resolve(name);
    try {
      Files.createDirectories(folder);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    caller.write(folder);
    return new Place(folder, upstream);
  }

  Path log() {
    return folder.resolve("log");
  }

  /// A peer's configuration, with what is known of this place put in.
  String fill(String template, int port) {
    return template
        .replace("${folder}", folder.toString())
        .replace("${upstream}", Integer.toString(upstream))
        .replace("${port}", Integer.toString(port));
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// A program of this machine, where Debian's packages put them too.
  static Optional<Path> program(String name) {
    var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
    return Stream.of(path.split(":", -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
