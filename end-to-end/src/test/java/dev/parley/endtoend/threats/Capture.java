package dev.parley.endtoend.threats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Everything that crosses the loopback interface while it is open, by tcpdump.
final class Capture implements AutoCloseable {
  private final Process tcpdump;
  private final Path file;

  private Capture(Process tcpdump, Path file) {
    this.tcpdump = tcpdump;
    this.file = file;
  }

  static Capture of(Path file) {
    try {
      var tcpdump =
          new ProcessBuilder(
                  "tcpdump",
                  "-i",
                  "lo",
                  "--immediate-mode",
                  "-U",
                  "-n",
                  "-s",
                  "0",
                  "-B",
                  "65536",
                  "-Z",
                  "root",
                  "-w",
                  file.toString(),
                  "tcp")
              .redirectErrorStream(true)
              .redirectOutput(file.resolveSibling("tcpdump.log").toFile())
              .start();
      var capture = new Capture(tcpdump, file);
      for (var tries = 0; !Files.exists(file) || Files.size(file) < 24; tries++) {
        if (tries > 200 || !tcpdump.isAlive()) {
          throw new IllegalStateException(
              "tcpdump does not capture: " + Files.readString(file.resolveSibling("tcpdump.log")));
        }
        Thread.sleep(50);
      }
      return capture;
    } catch (IOException missing) {
      throw new UncheckedIOException("the end-to-end tests need tcpdump", missing);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  Path file() {
    return file;
  }

  @Override
  public void close() {
    tcpdump.destroy();
    try {
      if (!tcpdump.waitFor(10, TimeUnit.SECONDS)) {
        tcpdump.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
