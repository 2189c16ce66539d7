package dev.parley.gateway.ratelimit.patience;

import static dev.parley.gateway.house.Addresses.address;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.address.Address;
import dev.parley.gateway.house.Waiting;
import dev.parley.gateway.ratelimit.caps.Cap;
import dev.parley.gateway.ratelimit.caps.Caps;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Raw sockets against real listeners: one that is counted, and one beside it that is not.
class ConnectionGateTest {
  private static final Address PROXY = address("127.0.0.9");

  private final Vertx vertx = Vertx.vertx();
  private final Caps caps =
      new Caps(() -> Map.of(Cap.ADDRESS_CONNECTIONS, 2, Cap.SUITE_CONNECTIONS, 5));
  private final List<Socket> open = new ArrayList<>();
  private HttpServer visitors;
  private HttpServer operators;
  private ConnectionGate gate;

  @BeforeEach
  void listen() {
    visitors = listener();
    operators = listener();
    gate =
        new ConnectionGate(
            caps,
            peer -> Optional.of(peer).filter(address -> !PROXY.equals(address)),
            port -> port == visitors.actualPort());
    PatientChannels.guard(gate);
  }

  @AfterEach
  void close() throws IOException {
    PatientChannels.leave(gate);
    for (var socket : open) {
      socket.close();
    }
    Waiting.on(vertx.close());
  }

  @Test
  void closesAConnectionTooManyOfAnAddressAtOnce() throws IOException {
    assertThat(answers(connect("127.0.0.7", visitors))).isTrue();
    assertThat(answers(connect("127.0.0.7", visitors))).isTrue();
    assertThat(answers(connect("127.0.0.7", visitors))).isFalse();
    assertThat(answers(connect("127.0.0.8", visitors))).isTrue();
    assertThat(caps.openConnections()).isEqualTo(3);
    assertThat(gate.refused()).isEqualTo(1);
  }

  @Test
  void givesBackWhatEnds() throws IOException, InterruptedException {
    for (var round = 0; round < 20; round++) {
      var first = connect("127.0.0.7", visitors);
      var second = connect("127.0.0.7", visitors);
      assertThat(answers(first)).isTrue();
      assertThat(answers(second)).isTrue();
      first.close();
      second.close();
      untilOpen(0);
    }
    assertThat(gate.refused()).isZero();
  }

  @Test
  void countsAProxyOfOursThatTellsNothingForAllTogetherAlone() throws IOException {
    for (var number = 0; number < 5; number++) {
      assertThat(answers(connect("127.0.0.9", visitors))).isTrue();
    }
    assertThat(answers(connect("127.0.0.9", visitors))).isFalse();
    assertThat(answers(connect("127.0.0.7", visitors))).isFalse();
    assertThat(gate.refused()).isEqualTo(2);
  }

  @Test
  void countsNoOtherListener() throws IOException {
    for (var number = 0; number < 8; number++) {
      assertThat(answers(connect("127.0.0.7", operators))).isTrue();
    }
    assertThat(caps.openConnections()).isZero();
  }

  @Test
  void countsNoConnectionThatIsOursToOthers() {
    var client = vertx.createHttpClient();
    for (var number = 0; number < 3; number++) {
      var answer =
          Waiting.on(
              client
                  .request(
                      io.vertx.core.http.HttpMethod.GET, operators.actualPort(), "127.0.0.1", "/")
                  .compose(request -> request.send()));
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(caps.openConnections()).isZero();
  }

  private HttpServer listener() {
    return Waiting.on(
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end("whole"))
            .listen(0, "127.0.0.1"));
  }

  private Socket connect(String from, HttpServer server) throws IOException {
    var socket = new Socket();
    open.add(socket);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.actualPort()));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static boolean answers(Socket client) throws IOException {
    try {
      client.getOutputStream().write("GET / HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
      return client.getInputStream().read() == 'H';
    } catch (SocketException closed) {
      return false;
    }
  }

  private void untilOpen(int count) throws InterruptedException {
    var end = System.nanoTime() + 10_000_000_000L;
    while (caps.openConnections() != count && System.nanoTime() < end) {
      Thread.sleep(2);
    }
    assertThat(caps.openConnections()).isEqualTo(count);
  }
}
