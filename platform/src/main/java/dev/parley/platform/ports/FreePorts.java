package dev.parley.platform.ports;

import dev.parley.platform.operator.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Collection;
import java.util.Random;

/// Asks the machine which ports of loopback nobody listens on.
class FreePorts {

  /// Below the range from which Linux takes ports for outgoing connections.
  private static final int LOWEST = 20_000;

  private static final int HIGHEST = 32_000;
  private static final int TRIES = 500;

  private final Random random = new Random();

  boolean isFree(int port) {
    if (port == 0) {
      return false;
    }
    try (var socket = new ServerSocket()) {
      // A server that ended a moment ago leaves connections in TIME_WAIT; they hinder nobody.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  int other(Collection<Integer> taken) {
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(LOWEST, HIGHEST);
      if (!taken.contains(port) && isFree(port)) {
        return port;
      }
    }
    throw new CannotStart("no free port was found from %d to %d".formatted(LOWEST, HIGHEST));
  }
}
