package dev.parley.middleware;

import dev.parley.kernel.start.Start;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the data middleware.
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Start.run(arguments);
  }
}
