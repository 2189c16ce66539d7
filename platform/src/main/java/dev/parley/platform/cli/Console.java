package dev.parley.platform.cli;

import dev.parley.platform.operator.Progress;
import java.io.PrintStream;
import java.time.Duration;

/// One line a step, with its time.
final class Console implements Progress {

  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void done(String step, String remark, Duration took) {
    out.printf("  %-26s %6.1f s   %s%n", step, took.toMillis() / 1000.0, remark);
  }

  @Override
  public synchronized void say(String line) {
    out.println("  " + line);
  }
}
