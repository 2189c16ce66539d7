package dev.parley.gateway.ratelimit.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Configured;
import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.ratelimit.caps.CapSettings;
import dev.parley.gateway.ratelimit.caps.Caps;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How many connections the gateway takes, and how long one may say nothing.
class ConnectionsRouteTest {
  private static final String ONE = "127.0.0.7";
  private static final String OTHER = "127.0.0.8";
  private static final String THIRD = "127.0.0.9";

  private final Caps caps =
      new Caps(
          Configured.as(
              CapSettings.class,
              Map.of(
                  "parley.caps.address-connections", "2", "parley.caps.suite-connections", "4")));
  private final RunningGateway gateway =
      RunningGateway.of(Manner.USUAL.with(Map.of("house.idle", "PT2S")));
  private final ConnectionGate gate = new ConnectionGate(caps, Optional::of, this::isGateways);
  private final List<Socket> opened = new ArrayList<>();

  @BeforeEach
  void start() {
    PatientChannels.guard(gate);
  }

  @AfterEach
  void closeAll() throws IOException {
    for (var socket : opened) {
      socket.close();
    }
    until(0);
    PatientChannels.leave(gate);
    gateway.close();
  }

  @Test
  void refusesOneConnectionTooManyOfAnAddressAndTakesTheNextWhenOneHasEnded() throws IOException {
    var first = connect(ONE);
    assertThat(answers(first)).isTrue();
    assertThat(answers(connect(ONE))).isTrue();
    assertThat(answers(connect(ONE))).isFalse();
    assertThat(answers(connect(OTHER))).as("another address").isTrue();
    first.close();
    until(2);
    assertThat(answers(connect(ONE))).isTrue();
  }

  @Test
  void refusesOneConnectionTooManyOfAll() throws IOException {
    for (var address : List.of(ONE, ONE, OTHER, OTHER)) {
      assertThat(answers(connect(address))).isTrue();
    }
    assertThat(answers(connect(THIRD))).isFalse();
  }

  @Test
  void closesAConnectionThatSaysNothingMore() throws IOException {
    var silent = connect(ONE);
    assertThat(answers(silent)).isTrue();
    var since = System.nanoTime();
    assertThat(silent.getInputStream().read()).isEqualTo(-1);
    // Before a head's own time, 10 s, is up.
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since)).isBetween(500L, 8_000L);
  }

  private boolean isGateways(int port) {
    return port == gateway.visitor().gateway().getPort();
  }

  private Socket connect(String from) throws IOException {
    var socket = new Socket();
    opened.add(socket);
    socket.setSoTimeout(10_000);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(
        new InetSocketAddress(
            InetAddress.ofLiteral("127.0.0.1"), gateway.visitor().gateway().getPort()));
    return socket;
  }

  /// Whether a request is answered there; not where the connection is closed instead.
  private static boolean answers(Socket socket) throws IOException {
    try {
      socket
          .getOutputStream()
          .write(
              "HEAD /widget/parley-chat.js HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      var heard = new StringBuilder();
      while (heard.indexOf("\r\n\r\n") < 0) {
        var next = socket.getInputStream().read();
        if (next < 0) {
          return false;
        }
        heard.append((char) next);
      }
      return heard.indexOf("HTTP/1.1 200") == 0;
    } catch (SocketException closed) {
      return false;
    }
  }

  /// Or its end has not been seen yet.
  private void until(int open) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (caps.openConnections() > open) {
      assertThat(System.nanoTime()).as("in 10 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
