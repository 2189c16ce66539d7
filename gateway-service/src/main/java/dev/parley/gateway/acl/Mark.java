package dev.parley.gateway.acl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// By what a file is known to have changed without being read. Links are followed, so a ConfigMap's
/// swap of `..data` shows as another file.
///
/// @param key the file behind the links, as text
record Mark(Kind kind, String key, long modifiedNanos, long size) {
  enum Kind {
    READABLE,
    UNREADABLE,
    ABSENT
  }

  static Mark of(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Mark(
          Files.isReadable(file) ? Kind.READABLE : Kind.UNREADABLE,
          Objects.toString(attributes.fileKey()),
          attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
          attributes.size());
    } catch (NoSuchFileException absent) {
      return new Mark(Kind.ABSENT, "", 0, 0);
    } catch (IOException unreadable) {
      return new Mark(Kind.UNREADABLE, "", 0, 0);
    }
  }
}
