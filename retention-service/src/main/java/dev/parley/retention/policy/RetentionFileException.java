package dev.parley.retention.policy;

import java.nio.file.Path;

/// A site's `retention.yaml` is wrong; nothing of it holds.
public final class RetentionFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param line 0 when it is about the whole file
  RetentionFileException(Path file, int line, String reason) {
    super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
  }
}
