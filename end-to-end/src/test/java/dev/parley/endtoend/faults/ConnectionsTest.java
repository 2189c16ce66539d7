package dev.parley.endtoend.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.endtoend.house.House;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The caps of connections before the gateway as it is packaged: its watch over connections is
/// found by the class path of the package, which no other test has.
class ConnectionsTest {
  /// `address-connections` as the tests have it.
  private static final int CAP = 256;

  private static final String GREEDY = "127.0.0.66";
  private static final String OTHER = "127.0.0.67";

  private final List<Socket> opened = new ArrayList<>();

  @AfterEach
  void closeAll() throws IOException {
    for (var socket : opened) {
      socket.close();
    }
  }

  @Test
  void takesAsManyOfOneAddressAsTheCapSaysAndHurtsNobodyElse() throws IOException {
    for (var number = 1; number <= CAP; number++) {
      assertThat(answers(connect(GREEDY))).as("connection %d", number).isTrue();
    }
    assertThat(answers(connect(GREEDY))).as("one too many").isFalse();
    assertThat(answers(connect(OTHER))).as("another address").isTrue();
    opened.getFirst().close();
    assertThat(answersAtLast()).as("in place of one that has ended").isTrue();
  }

  /// The end of a connection is seen a little later than it is sent.
  private boolean answersAtLast() throws IOException {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < end) {
      if (answers(connect(GREEDY))) {
        return true;
      }
    }
    return false;
  }

  private Socket connect(String from) throws IOException {
    var gateway = House.gateway();
    var socket = new Socket();
    opened.add(socket);
    socket.setSoTimeout(10_000);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress(gateway.getHost(), gateway.getPort()));
    return socket;
  }

  /// Whether a request is answered there; not where the connection is closed instead.
  private static boolean answers(Socket socket) throws IOException {
    try {
      socket
          .getOutputStream()
          .write(
              "HEAD /widget/parley-chat.js HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (SocketException closed) {
      return false;
    }
  }
}
