package dev.parley.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// A process of the bench, with what it prints in a file; it never outlives us.
public final class Child implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int POLL_MILLIS = 50;
  private static final int STOP_SECONDS = 5;

  private final Process process;
  private final Path log;

  private Child(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// @param environment added to ours
  /// @param log made anew
  public static Child start(List<String> command, Map<String, String> environment, Path log) {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      var child = new Child(builder.start(), log);
      Runtime.getRuntime().addShutdownHook(new Thread(child::close, "stop " + child.pid()));
      return child;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  public long pid() {
    return process.pid();
  }

  /// Waits until somebody listens there.
  public void awaitPort(int port) {
    await(() -> {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return true;
      } catch (IOException closed) {
        return false;
      }
    });
  }

  /// @throws IllegalStateException with the log's end, when it ends or takes too long
  public void await(BooleanSupplier ready) {
    var end = System.nanoTime() + LIMIT.toNanos();
    while (!ready.getAsBoolean()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("did not start: " + tail());
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
  }

  private String tail() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    } catch (IOException none) {
      return "no log";
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
