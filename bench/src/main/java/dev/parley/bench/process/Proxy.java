package dev.parley.bench.process;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/// A process that listens on loopback and passes on what it is asked.
public record Proxy(String name, Child child, int port) implements AutoCloseable {

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /// The CPU time that it has used so far.
  public Duration cpu() {
    return Cpu.of(child.pid());
  }

  @Override
  public void close() {
    child.close();
  }
}
