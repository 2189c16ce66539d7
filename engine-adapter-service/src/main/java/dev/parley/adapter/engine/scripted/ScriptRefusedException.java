package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.scripted.script.Flaw;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A site's script cannot be used, so the service does not start.
public final class ScriptRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ScriptRefusedException(Path file, List<Flaw> flaws) {
    super(
        flaws.stream()
            .map(flaw -> file + ":" + flaw.line() + ":" + flaw.column() + ": " + flaw.reason())
            .collect(Collectors.joining("\n  ", "the script is refused:\n  ", "")));
  }

  ScriptRefusedException(Path file, String reason, Throwable cause) {
    super("the script " + file + " is refused: " + reason, cause);
  }
}
