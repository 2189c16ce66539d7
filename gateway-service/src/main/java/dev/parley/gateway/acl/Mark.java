package dev.parley.gateway.acl;

import dev.parley.gateway.file.Fingerprint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// By what a list's file is known to have changed without being read.
///
/// @param content empty where it cannot be seen
record Mark(Kind kind, Optional<Fingerprint> content) {
  enum Kind {
    READABLE,
    UNREADABLE,
    ABSENT
  }

  static Mark of(Path file) {
    var content = Fingerprint.of(file);
    if (content.isEmpty()) {
      return new Mark(Files.notExists(file) ? Kind.ABSENT : Kind.UNREADABLE, content);
    }
    return new Mark(Files.isReadable(file) ? Kind.READABLE : Kind.UNREADABLE, content);
  }
}
