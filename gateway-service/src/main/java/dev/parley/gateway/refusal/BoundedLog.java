package dev.parley.gateway.refusal;

import java.time.InstantSource;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// A log for what strangers can cause: so many lines in a second, and then how many were left out.
public final class BoundedLog {
  private static final int LINES = 20;

  private final Logger log;
  private final Logger.Level level;
  private final LinesPerSecond lines = new LinesPerSecond(LINES, InstantSource.system());

  public BoundedLog(Class<?> speaking, Logger.Level level) {
    this.log = Logger.getLogger(speaking);
    this.level = level;
  }

  /// @param line made only where it is written
  public void write(Supplier<String> line) {
    var leftOut = lines.leftOut();
    if (leftOut > 0) {
      log.logf(level, "%d lines like the next were left out", leftOut);
    }
    if (lines.take()) {
      log.log(level, line.get());
    }
  }
}
