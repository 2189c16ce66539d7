package dev.parley.platform.launch;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A program that was started, by its pid and the moment it began.
public record Running(
    String name, long pid, Instant began, StopSignal stopSignal, String fingerprint) {

  /// The clock that turns ticks since boot into an instant may be set between two readings.
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

  static Running of(Program program, ProcessHandle handle) {
    Instant began = handle.info().startInstant().orElseGet(Instant::now);
    return new Running(program.name(), handle.pid(), began, program.stop(), program.fingerprint());
  }

  public boolean isAlive() {
    return handle().isPresent();
  }

  /// Asks the program to end, and ends it when it has not within the limit.
  void stop(Duration limit) {
    Optional<ProcessHandle> found = handle();
    if (found.isEmpty()) {
      return;
    }
    signal();
    if (!endsWithin(limit)) {
      found.get().destroyForcibly();
      endsWithin(limit);
    }
  }

  Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(this::isOurs).filter(handle -> !isDefunct());
  }

  private boolean isOurs(ProcessHandle handle) {
    return handle
        .info()
        .startInstant()
        .map(start -> Duration.between(start, began).abs().compareTo(CLOCK_STEP) < 0)
        .orElse(false);
  }

  /// In a container nobody may collect an ended process: it keeps its pid but does nothing any
  /// more.
  private boolean isDefunct() {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException e) {
      return false;
    }
  }

  private void signal() {
    try {
      new ProcessBuilder("kill", "-" + stopSignal, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new CannotStart("cannot signal " + name + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean endsWithin(Duration limit) {
    Instant end = Instant.now().plus(limit);
    while (isAlive()) {
      if (Instant.now().isAfter(end) || Pause.of(Duration.ofMillis(50)).interrupted()) {
        return false;
      }
    }
    return true;
  }
}
