package dev.parley.adapter.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/// Reserves the port where the test's middleware will listen.
public final class MiddlewareAddress implements QuarkusTestResourceLifecycleManager {
  static final String PORT = "test.middleware.port";

  @Override
  public Map<String, String> start() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = Integer.toString(socket.getLocalPort());
      return Map.of(
          "parley.peers.data-middleware-service", "https://localhost:" + port, PORT, port);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void stop() {}
}
