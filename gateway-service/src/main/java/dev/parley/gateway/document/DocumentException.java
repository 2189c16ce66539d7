package dev.parley.gateway.document;

/// A document is not what it should be: which, where, and why, in one line for whoever wrote it.
public final class DocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  /// @param line from 1; 0 when it is about the document as a whole
  public DocumentException(String name, int line, String reason) {
    super(name + (line > 0 ? ":" + line : "") + ": " + reason);
    this.line = line;
    this.reason = reason;
  }

  /// From 1; 0 when it is about the document as a whole.
  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }
}
