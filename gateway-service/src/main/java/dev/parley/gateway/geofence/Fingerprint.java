package dev.parley.gateway.geofence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What tells one content of a file from another without reading it. A link is followed: mounted
/// volumes are swapped by one. The change time (POSIX `st_ctim`) cannot be set back, and also tells
/// when a file has become readable.
record Fingerprint(Map<String, Object> attributes) {

  /// @return empty when there is no file
  static Optional<Fingerprint> of(Path file) {
    try {
      return Optional.of(
          new Fingerprint(Files.readAttributes(file, "unix:dev,ino,size,lastModifiedTime,ctime")));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }
}
