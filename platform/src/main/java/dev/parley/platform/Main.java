package dev.parley.platform;

import dev.parley.platform.cli.Launch;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.operator.CannotStart;
import java.util.List;

/// The launcher, as `./parley` calls it.
public final class Main {

  private Main() {}

  static void main(String[] words) {
    System.exit(run(List.of(words)));
  }

  private static int run(List<String> words) {
    try {
      return new Launch(Installation.of(System.getenv()), System.out).run(words, System.err);
    } catch (CannotStart e) {
      System.err.println("parley: " + e.getMessage());
      return 1;
    }
  }
}
