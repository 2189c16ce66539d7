package dev.parley.adapter;

import dev.parley.kernel.start.Start;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Starts the engine adapter.
@QuarkusMain
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Start.run(arguments);
  }
}
