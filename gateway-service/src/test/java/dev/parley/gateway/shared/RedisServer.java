package dev.parley.gateway.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real `redis-server` or `valkey-server` (Debian's packages of those names) on a free port,
/// without persistence.
public final class RedisServer implements AutoCloseable {
  private final Path executable;
  private final Path folder;
  private final int port;
  private final List<String> more;
  private Process process;

  private RedisServer(Path executable, Path folder, int port, List<String> more) {
    this.executable = executable;
    this.folder = folder;
    this.port = port;
    this.more = more;
    this.process = launch();
  }

  /// @return the server's program, if it is on the PATH
  public static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(
            folder -> Stream.of("redis-server", "valkey-server").map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  public static RedisServer start(Path folder, String... more) {
    return new RedisServer(executable().orElseThrow(), folder, freePort(), List.of(more));
  }

  public URI url() {
    return URI.create("redis://127.0.0.1:" + port);
  }

  /// Kills it as a crash would.
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// Starts it again, empty, at the same place.
  public void restart() {
    process = launch();
  }

  /// Stops it in its tracks, its connections open.
  public void freeze() {
    signal("STOP");
  }

  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private Process launch() {
    var command =
        new ArrayList<>(
            List.of(
                executable.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no"));
    command.addAll(more);
    try {
      var started =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("redis.log").toFile())
              .start();
      awaitPort(started);
      return started;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void awaitPort(Process started) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (System.nanoTime() < end && started.isAlive()) {
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        Thread.onSpinWait();
      }
    }
    throw new IllegalStateException("the store did not start");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
