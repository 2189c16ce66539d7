package dev.parley.gateway.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.ClientRules;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A listener with our options, spoken to in the bytes of the protocol.
///
/// @see <a href="https://www.haproxy.org/download/3.0/doc/proxy-protocol.txt">The PROXY protocol,
///   section 2.2</a>
class ProxyProtocolTest {
  private static final byte[] SIGNATURE =
      "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);
  private static final int PROXY = 0x21;
  private static final int LOCAL = 0x20;
  private static final int TCP4 = 0x11;
  private static final int UDP4 = 0x12;
  private static final int TCP6 = 0x21;
  private static final int UNIX = 0x31;

  private static final Vertx VERTX = Vertx.vertx();
  private static final int OURS = listen(rules("127.0.0.1"));
  private static final int STRANGERS = listen(rules("192.0.2.1"));

  @AfterAll
  static void stop() {
    Waiting.on(VERTX.close());
  }

  @Test
  void takesTheAddressThatVersion2Tells() {
    assertThat(ask(OURS, v2(PROXY, TCP4, "203.0.113.9"))).isEqualTo("203.0.113.9");
    assertThat(ask(OURS, v2(PROXY, TCP6, "2001:db8::9"))).isEqualTo("2001:db8::9");
    assertThat(ask(OURS, v2(PROXY, TCP6, "::ffff:203.0.113.9"))).isEqualTo("203.0.113.9");
  }

  @Test
  void readsNoHeaderOfAClientThatIsTold() {
    assertThat(ask(OURS, v2(PROXY, TCP4, "203.0.113.9"), "X-Forwarded-For: 6.6.6.6\r\n"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void goesOnThroughAProxyThatIsTold() {
    assertThat(ask(OURS, v2(PROXY, TCP4, "10.0.0.1"), "X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n"))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void aProxysOwnConnectionHasNoClient() {
    assertThat(ask(OURS, v2(LOCAL, 0))).isEqualTo("client.only-proxies");
    assertThat(ask(OURS, v2(PROXY, 0))).isEqualTo("client.only-proxies");
  }

  /// Nothing is told of who wrote the header: a proxy's health check, or a visitor by a way that
  /// the proxy has no words for.
  @Test
  void readsNoHeaderWhereNobodyIsTold() {
    var forged = "X-Forwarded-For: 6.6.6.6\r\n";
    var told = new ArrayList<String>();
    told.add(ask(OURS, v2(LOCAL, 0), forged));
    told.add(ask(OURS, v2(LOCAL, TCP4, "203.0.113.9"), forged));
    told.add(ask(OURS, v2(PROXY, 0), forged));
    told.add(ask(OURS, ascii("PROXY UNKNOWN\r\n"), forged));
    told.add(ask(OURS, ascii("PROXY UNKNOWN 6.6.6.6 192.0.2.80 4711 443\r\n"), forged));
    assertThat(told).containsOnly("client.only-proxies").hasSize(5);
  }

  @Test
  void goesOnThroughAProxyThatTellsOfItself() {
    assertThat(ask(OURS, v2(PROXY, TCP4, "127.0.0.1"), "X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n"))
        .isEqualTo("203.0.113.9");
    assertThat(ask(OURS, v2(PROXY, TCP4, "127.0.0.1"))).isEqualTo("client.only-proxies");
  }

  @Test
  void takesVersion1AsWell() {
    assertThat(ask(OURS, ascii("PROXY TCP4 203.0.113.9 192.0.2.80 4711 443\r\n")))
        .isEqualTo("203.0.113.9");
    assertThat(ask(OURS, ascii("PROXY UNKNOWN\r\n"))).isEqualTo("client.only-proxies");
  }

  @Test
  void believesNoStrangerWhoSpeaksIt() {
    assertThat(ask(STRANGERS, v2(PROXY, TCP4, "203.0.113.9"))).isEqualTo("client.foreign-proxy");
    assertThat(ask(STRANGERS, v2(PROXY, TCP4, "192.0.2.1"), "X-Forwarded-For: 6.6.6.6\r\n"))
        .isEqualTo("client.foreign-proxy");
    assertThat(ask(STRANGERS, v2(LOCAL, 0))).isEqualTo("127.0.0.1");
  }

  @Test
  void refusesAClientWithoutAnInternetAddress() {
    var paths = new byte[216];
    paths[0] = '/';
    paths[108] = '/';
    assertThat(ask(OURS, v2(PROXY, UNIX, paths))).isEqualTo("client.no-peer");
  }

  @Test
  void closesWhatDoesNotBeginWithIt() {
    assertThat(ask(OURS, new byte[0])).isEmpty();
    assertThat(ask(OURS, ascii("PROXY TCP4 6.6.6.6\r\n"))).isEmpty();
    assertThat(ask(OURS, v2(PROXY, UDP4, "203.0.113.9"))).isEmpty();
    assertThat(ask(OURS, v2(0x11, TCP4, "203.0.113.9"))).isEmpty();
    assertThat(ask(OURS, v2(PROXY, TCP4, new byte[4]))).isEmpty();
  }

  @Test
  void takesItOnlyOnce() {
    var twice = new ByteArrayOutputStream();
    twice.writeBytes(v2(PROXY, TCP4, "203.0.113.9"));
    twice.writeBytes(v2(PROXY, TCP4, "6.6.6.6"));
    assertThat(ask(OURS, twice.toByteArray())).doesNotContain("6.6.6.6");
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.6.6.6", "127.0.0.1"})
  void meansNothingToAListenerWithoutIt(String told) {
    var port = listen(ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, "127.0.0.1"));
    assertThat(ask(port, v2(PROXY, TCP4, told))).doesNotContain(told);
    assertThat(ask(port, new byte[0], "X-Forwarded-For: 203.0.113.9\r\n")).isEqualTo("203.0.113.9");
  }

  private static ClientRules rules(String proxy) {
    return ClientRules.behind(ForwardingHeader.X_FORWARDED_FOR, proxy, "10.0.0.0/8")
        .speakingProxyProtocol();
  }

  private static int listen(ClientSettings settings) {
    var options = new HttpServerOptions();
    new ProxyProtocolListener(settings).customizeHttpServer(options);
    var addresses = new ClientAddresses(settings);
    var server =
        VERTX
            .createHttpServer(options)
            .requestHandler(request ->
                request
                    .response()
                    .end(
                        switch (addresses.resolve(request)) {
                          case ClientAddress.Resolved(var address) -> address.toString();
                          case ClientAddress.Unresolved(var reason) -> reason.rule();
                        }));
    return Waiting.on(server.listen(0, "127.0.0.1")).actualPort();
  }

  private static byte[] v2(int command, int family, String... source) {
    var addresses = new ByteArrayOutputStream();
    for (var text : source) {
      var bytes = bytes(text, family == TCP6);
      addresses.writeBytes(bytes);
      addresses.writeBytes(bytes);
      addresses.writeBytes(new byte[] {0x12, 0x67, 0x01, (byte) 0xbb});
    }
    return v2(command, family, addresses.toByteArray());
  }

  private static byte[] v2(int command, int family, byte[] addresses) {
    return ByteBuffer.allocate(SIGNATURE.length + 4 + addresses.length)
        .put(SIGNATURE)
        .put((byte) command)
        .put((byte) family)
        .putShort((short) addresses.length)
        .put(addresses)
        .array();
  }

  /// Java turns a mapped address into the IPv4 address that it is; a proxy writes 16 bytes.
  private static byte[] bytes(String text, boolean ipv6) {
    var bytes = InetAddress.ofLiteral(text).getAddress();
    return ipv6 && bytes.length == 4
        ? ByteBuffer.allocate(16).putShort(10, (short) -1).put(12, bytes).array()
        : bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String ask(int port, byte[] before) {
    return ask(port, before, "");
  }

  /// @return the body; empty when the connection was closed without an answer
  private static String ask(int port, byte[] before, String headers) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var all = new ByteArrayOutputStream();
      all.writeBytes(before);
      all.writeBytes(
          ascii("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n"));
      socket.getOutputStream().write(all.toByteArray());
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      var head = answer.indexOf("\r\n\r\n");
      return head < 0 ? answer : answer.substring(head + 4);
    } catch (SocketException closed) {
      return "";
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
