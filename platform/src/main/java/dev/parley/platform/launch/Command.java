package dev.parley.platform.launch;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program that does one thing and ends.
public final class Command {

  private Command() {}

  /// Waits for the end; a failure is a [CannotStart] that carries what the program said last.
  public static String run(
      String what, Path folder, Map<String, String> environment, List<String> words) {
    try {
      var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw CannotStart.withLog(what + " failed", LogTail.last(said.lines().toList()));
      }
      return said;
    } catch (IOException e) {
      throw new CannotStart(what + " failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart(what + " was interrupted", e);
    }
  }
}
