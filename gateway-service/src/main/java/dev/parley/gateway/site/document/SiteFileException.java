package dev.parley.gateway.site.document;

import dev.parley.gateway.document.DocumentException;
import java.nio.file.Path;

/// A site's file is not one: which, where, and why, in one line for whoever starts the service.
public final class SiteFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// @param line from 1; 0 when it is about the file as a whole
  SiteFileException(Path file, int line, String reason) {
    this(file.toString(), line, reason);
  }

  SiteFileException(String name, int line, String reason) {
    super(name + (line > 0 ? ":" + line : "") + ": " + reason);
  }

  SiteFileException(DocumentException wrong) {
    super(wrong.getMessage(), wrong);
  }
}
