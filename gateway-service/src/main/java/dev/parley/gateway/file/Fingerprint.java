package dev.parley.gateway.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What tells one content of a file from another without reading it. A link is followed: mounted
/// volumes are swapped by one. The change time (POSIX `st_ctim`) cannot be set back as the time of
/// modification is by whatever copies times along, and also tells when a file has become readable.
public record Fingerprint(Map<String, Object> attributes) {

  /// @return empty when there is no file, or none that can be seen
  public static Optional<Fingerprint> of(Path file) {
    try {
      return Optional.of(
          new Fingerprint(Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime")));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
