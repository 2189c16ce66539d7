package dev.parley.middleware.catalogue;

import java.nio.file.Path;

/// A catalogue that cannot be used, with line and reason.
public final class CatalogueFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CatalogueFileException(Path file, int line, String reason) {
    super(file + (line > 0 ? ":" + line : "") + ": " + reason);
  }
}
