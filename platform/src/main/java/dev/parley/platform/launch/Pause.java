package dev.parley.platform.launch;

import java.time.Duration;

/// A short sleep between two looks.
record Pause(boolean interrupted) {

  static Pause of(Duration length) {
    try {
      Thread.sleep(length);
      return new Pause(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Pause(true);
    }
  }
}
