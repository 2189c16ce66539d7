package dev.parley.gateway.ratelimit.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.client.ClientAddresses;
import dev.parley.gateway.client.ForwardingHeader;
import dev.parley.gateway.house.ClientRules;
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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Connections that a balancer of ours brings, each of which belongs to one visitor and names them.
class ToldConnectionsTest {
  private static final String BALANCER = "127.0.0.9";
  private static final String STRANGER = "127.0.0.8";
  private static final String VISITOR = "203.0.113.9";
  private static final ClientRules RULES =
      ClientRules.behind(ForwardingHeader.NONE, BALANCER, "10.0.0.1").speakingProxyProtocol();

  private final Caps caps =
      new Caps(
          Configured.as(
              CapSettings.class,
              Map.of(
                  "parley.caps.address-connections", "2",
                  "parley.caps.network-56-connections", "3",
                  "parley.caps.network-48-connections", "4",
                  "parley.caps.suite-connections", "8")));
  private final RunningGateway gateway = RunningGateway.of(Manner.USUAL.believing(RULES));
  private final ConnectionGate gate =
      new ConnectionGate(
          caps,
          new ClientAddresses(RULES)::visitor,
          port -> port == gateway.visitor().gateway().getPort());
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
    until(() -> caps.openConnections() == 0);
    PatientChannels.leave(gate);
    gateway.close();
  }

  @Test
  void holdsAVisitorToTheirShareAndTakesTheNextWhenOneHasEnded() throws IOException {
    var first = told(VISITOR);
    assertThat(answer(first)).isEqualTo("200");
    assertThat(answer(told(VISITOR))).isEqualTo("200");
    assertThat(answer(told(VISITOR))).isEmpty();
    assertThat(answer(told("203.0.113.10"))).as("another visitor").isEqualTo("200");
    assertThat(gate.refused()).isEqualTo(1);
    first.close();
    until(() -> caps.openConnections() == 2);
    assertThat(answer(told(VISITOR))).isEqualTo("200");
  }

  @Test
  void holdsTheNetworksAroundAnIpv6VisitorToTheirs() throws IOException {
    assertThat(answer(told("2001:db8:1::1"))).isEqualTo("200");
    assertThat(answer(told("2001:db8:1::ffff:1"))).isEqualTo("200");
    assertThat(answer(told("2001:db8:1::2"))).as("third of a /64").isEmpty();
    assertThat(answer(told("2001:db8:1:1::1"))).isEqualTo("200");
    assertThat(answer(told("2001:db8:1:2::1"))).as("fourth of a /56").isEmpty();
    assertThat(answer(told("2001:db8:1:100::1"))).isEqualTo("200");
    assertThat(answer(told("2001:db8:1:200::1"))).as("fifth of a /48").isEmpty();
    assertThat(answer(told("2001:db8:2::1"))).as("another /48").isEqualTo("200");
    assertThat(gate.refused()).isEqualTo(3);
  }

  @Test
  void whoIsToldTakesAPlaceBeforeTheyAskForAnything() throws IOException {
    for (var number = 0; number < 3; number++) {
      send(connect(BALANCER), header("TCP4", VISITOR));
    }
    until(() -> gate.refused() == 1 && caps.openConnections() == 2);
    assertThat(answer(told("203.0.113.10"))).isEqualTo("200");
  }

  @Test
  void readsAHeaderThatComesInPieces() throws IOException {
    for (var number = 0; number < 2; number++) {
      var socket = connect(BALANCER);
      for (var piece : header("TCP4", VISITOR).split("(?<=[ .])", -1)) {
        send(socket, piece);
      }
      assertThat(answer(socket)).isEqualTo("200");
    }
    assertThat(answer(told(VISITOR))).isEmpty();
  }

  /// Otherwise whoever reaches the port takes the places of whom they name.
  @Test
  void countsAStrangerForThemselvesWhomeverTheyTell() throws IOException {
    for (var number = 0; number < 2; number++) {
      var socket = connect(STRANGER);
      send(socket, header("TCP4", VISITOR));
      assertThat(answer(socket)).as("client.foreign-proxy").isEqualTo("400");
    }
    assertThat(answer(told(VISITOR))).isEqualTo("200");
    assertThat(answer(told(VISITOR))).isEqualTo("200");
    var third = connect(STRANGER);
    send(third, header("TCP4", VISITOR));
    assertThat(answer(third)).isEmpty();
  }

  @Test
  void countsForAllTogetherWhereNobodyIsToldOrAProxyIs() throws IOException {
    for (var number = 0; number < 3; number++) {
      var check = connect(BALANCER);
      send(check, "PROXY UNKNOWN\r\n");
      assertThat(answer(check)).as("client.only-proxies").isEqualTo("400");
      assertThat(answer(told("10.0.0.1"))).as("client.only-proxies").isEqualTo("400");
    }
    assertThat(caps.openConnections()).isEqualTo(6);
    assertThat(gate.refused()).isZero();
  }

  private Socket told(String address) throws IOException {
    var socket = connect(BALANCER);
    send(socket, header(address.indexOf(':') < 0 ? "TCP4" : "TCP6", address));
    return socket;
  }

  private static String header(String family, String address) {
    return "PROXY " + family + " " + address + " " + address + " 4711 443\r\n";
  }

  private Socket connect(String from) throws IOException {
    var socket = new Socket();
    opened.add(socket);
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    socket.connect(
        new InetSocketAddress(
            InetAddress.ofLiteral("127.0.0.1"), gateway.visitor().gateway().getPort()));
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    try {
      socket.getOutputStream().write(text.getBytes(US_ASCII));
    } catch (SocketException closed) {
      // It is told by what is read there.
    }
  }

  /// @return the status; empty where the connection was closed instead
  private static String answer(Socket socket) throws IOException {
    try {
      socket
          .getOutputStream()
          .write("GET /v1/status HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      var heard = new StringBuilder();
      while (heard.indexOf("\r\n\r\n") < 0) {
        var next = socket.getInputStream().read();
        if (next < 0) {
          return "";
        }
        heard.append((char) next);
      }
      return heard.substring("HTTP/1.1 ".length()).substring(0, 3);
    } catch (SocketException closed) {
      return "";
    }
  }

  private static void until(BooleanSupplier state) {
    var end = System.nanoTime() + 10_000_000_000L;
    while (!state.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in 10 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
