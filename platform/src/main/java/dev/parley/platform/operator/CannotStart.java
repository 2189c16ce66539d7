package dev.parley.platform.operator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that an installation needs is missing or broken. The message is for the operator: one
/// line that says what and what to do, sometimes followed by the end of a log.
public final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotStart(String line) {
    super(line);
  }

  public CannotStart(String line, @Nullable Throwable cause) {
    super(line, cause);
  }

  public static CannotStart withLog(String line, List<String> lastLines) {
    return new CannotStart(
        lastLines.isEmpty() ? line : line + "\n    " + String.join("\n    ", lastLines));
  }
}
