package dev.parley.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.gateway.VisitorConnections;
import dev.parley.gateway.edge.ClientHello.Accepted;
import dev.parley.gateway.edge.ClientHello.Alert;
import dev.parley.gateway.house.AdapterDouble;
import dev.parley.gateway.house.Answers;
import dev.parley.gateway.house.Visitor;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The service as it is built, with a certificate of its own for visitors.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gateway-service"),
      @ResourceArg(name = "PARLEY_DEMO_ORIGIN", value = Visitor.ORIGIN)
    })
@WithTestResource(AdapterDouble.class)
@WithTestResource(EdgeFiles.class)
class EdgeTlsTest {
  private static final String[] TLS_1_2 = {"TLSv1.2"};
  private static final String[] TLS_1_3 = {"TLSv1.3"};
  private static final String HEAD = "GET /v1/status HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final int ENHANCE_YOUR_CALM = 11;

  @Inject HttpServer listener;
  @Inject VisitorConnections connections;

  @TestHTTPResource(value = "/metrics", management = true)
  private URI measures;

  @AfterEach
  void mend() throws Exception {
    show(EdgeFiles.FIRST);
    until(() -> Browser.shown(port()).equals("CN=first") && measure("refused") == 0);
  }

  @Test
  void speaksTls13AndTls12() throws IOException {
    try (var newer = new Browser().connect(port(), TLS_1_3);
        var older = new Browser().connect(port(), TLS_1_2)) {
      assertThat(newer.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(older.getSession().getProtocol()).isEqualTo("TLSv1.2");
      assertThat(older.getSession().getCipherSuite()).startsWith("TLS_ECDHE_ECDSA_").contains("_");
    }
  }

  @Test
  void refusesAnOlderTls() throws IOException {
    assertThat(new ClientHello(ClientHello.TLS_1_1, 0xc009, 0xc02b).sentTo(port()))
        .isEqualTo(new Alert(70));
    assertThat(new ClientHello(0x0301, 0xc009, 0xc02b).sentTo(port())).isEqualTo(new Alert(70));
  }

  @Test
  void takesNoSuiteWithoutForwardSecrecyOrAuthenticatedEncryption() throws IOException {
    for (var suite : new int[] {0xc02b, 0xc02c, 0xcca9}) {
      assertThat(new ClientHello(ClientHello.TLS_1_2, suite).sentTo(port()))
          .as(Integer.toHexString(suite))
          .isEqualTo(new Accepted());
    }
    // RSA key exchange with CBC and GCM; ECDHE with CBC and SHA-1, SHA-256, SHA-384; CCM; NULL.
    for (var suite : new int[] {0x002f, 0x009c, 0xc009, 0xc023, 0xc024, 0xc0ac, 0xc006}) {
      assertThat(new ClientHello(ClientHello.TLS_1_2, suite).sentTo(port()))
          .as(Integer.toHexString(suite))
          .isEqualTo(new Alert(40));
    }
  }

  @Test
  void agreesOnAProtocol() throws IOException {
    try (var both = new Browser().connect(port(), TLS_1_3, "h2", "http/1.1");
        var older = new Browser().connect(port(), TLS_1_2, "http/1.1");
        var silent = new Browser().connect(port(), TLS_1_3)) {
      assertThat(both.getApplicationProtocol()).isEqualTo("h2");
      assertThat(older.getApplicationProtocol()).isEqualTo("http/1.1");
      assertThat(silent.getApplicationProtocol()).isEmpty();
      assertThat(ask(silent)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void asksForNoCertificateAndForNoSecondHandshake() throws IOException {
    try (var socket = new Browser().connect(port(), TLS_1_2)) {
      assertThat(ask(socket)).startsWith("HTTP/1.1 200");
      assertThat(socket.getSession().getLocalCertificates()).isNull();
      assertThatThrownBy(
              () -> {
                socket.startHandshake();
                ask(socket);
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void speaksNoPlainHttp() throws IOException {
    assertThat(listener.getPort()).isEqualTo(-1);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(HEAD.getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .doesNotContain("HTTP/");
    } catch (SocketException reset) {
      assertThat(reset).isNotInstanceOf(ConnectException.class);
    }
  }

  @Test
  void servesAVisitorOverEitherProtocol() {
    for (var version : Version.values()) {
      var visitor = new Browser().over(version, port());
      var opened = visitor.open("{\"site\":\"hotel\"}");
      assertThat(opened.version()).isEqualTo(version);
      assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
      var token = new JsonObject(opened.body()).getString("token");
      var reply = visitor.send(visitor.frame(token, UUID.randomUUID(), 100));
      assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
      assertThat(new JsonObject(reply.body()).getInteger("length")).isEqualTo(100);
      refused(
          visitor.send(
              visitor
                  .from("https://inn.example")
                  .request("/v1/sessions/renewal", token)
                  .POST(BodyPublishers.noBody())),
          403,
          "session.origin");
      refused(visitor.send(visitor.request("/nowhere").GET()), 404, "request.unknown");
      strict(opened);
      strict(reply);
    }
  }

  @Test
  void takesANewCertificateAndKeepsOpenConnections() throws Exception {
    try (var open = new Browser().connect(port(), TLS_1_3)) {
      assertThat(ask(open)).startsWith("HTTP/1.1 200");
      assertThat(Browser.shown(port())).isEqualTo("CN=first");
      show(EdgeFiles.SECOND);
      until(() -> Browser.shown(port()).equals("CN=second"));
      assertThat(ask(open)).startsWith("HTTP/1.1 200");
      assertThat(measure("expiry_seconds")).isPositive();
    }
  }

  @Test
  void keepsItsCertificateWhereTheNewPairIsBroken() throws Exception {
    assertThat(measure("refused")).isZero();
    show(EdgeFiles.TORN);
    until(() -> measure("refused") == 1);
    assertThat(Browser.shown(port())).isEqualTo("CN=first");
    show(EdgeFiles.SECOND);
    until(() -> measure("refused") == 0);
    assertThat(Browser.shown(port())).isEqualTo("CN=second");
  }

  @Test
  void tellsItsBoundsOfHttp2() throws IOException {
    try (var wire = http2()) {
      assertThat(wire.settings()).containsEntry(3, 100).containsEntry(6, 8_192);
    }
  }

  @Test
  void closesAConnectionThatOpensAndResets() throws IOException {
    var other = new Browser().over(Version.HTTP_2, port());
    try (var wire = http2()) {
      var path = Http2Wire.get("/v1/status");
      assertThat(rapidly(wire, path, 400)).contains(ENHANCE_YOUR_CALM);
      assertThat(other.send(other.request("/v1/status").GET()).statusCode()).isEqualTo(200);
    }
    assertThat(other.send(other.request("/v1/status").GET()).statusCode()).isEqualTo(200);
  }

  @Test
  void closesAConnectionWhoseHeadIsContinuedForEver() throws IOException {
    try (var wire = http2()) {
      wire.send(Http2Wire.HEADERS, Http2Wire.END_STREAM, 1, Http2Wire.get("/v1/status"));
      try {
        for (var number = 0; number < 100; number++) {
          wire.send(Http2Wire.CONTINUATION, 0, 1);
        }
      } catch (IOException closed) {
        assertThat(closed).isNotNull();
      }
      assertThat(wire.farewell()).contains(ENHANCE_YOUR_CALM);
    }
  }

  @Test
  void countsTheConnectionsOfThisListenerAlone() throws Exception {
    assertThat(connections.counts(port())).isTrue();
    assertThat(connections.counts(measures.getPort())).isFalse();
    assertThat(connections.counts(listener.getPort())).isFalse();
    assertThat(measures()).contains("parley_caps_connections_refused_total 0");
  }

  @Test
  void showsWhatItsAlertsWatch() throws Exception {
    var rules = Files.readString(Path.of("../docs/runbooks/alerts/gateway.yaml"));
    var watched =
        Pattern.compile("parley_(edge|caps)_[a-z_]+")
            .matcher(rules)
            .results()
            .map(MatchResult::group)
            .distinct()
            .toList();
    assertThat(watched).contains("parley_edge_certificate_expiry_seconds");
    for (var metric : watched) {
      assertThat(measures()).contains("\n" + metric + " ");
    }
    assertThat(Files.readString(Path.of("../docs/runbooks/edge-certificate.md")))
        .contains("EdgeCertificateExpiring", "EdgeCertificateRefused", "ConnectionsRefused");
  }

  /// Resets each request at once, until the other side has had enough.
  private static Optional<Integer> rapidly(Http2Wire wire, byte[] path, int most) {
    try {
      for (var number = 0; number < most; number++) {
        wire.send(Http2Wire.HEADERS, Http2Wire.END_STREAM_AND_HEADERS, 2 * number + 1, path);
        wire.send(Http2Wire.RST_STREAM, 0, 2 * number + 1, new byte[] {0, 0, 0, 8});
      }
    } catch (IOException closed) {
      return wire.farewell();
    }
    return wire.farewell();
  }

  private Http2Wire http2() throws IOException {
    return new Http2Wire(new Browser().connect(port(), TLS_1_3, "h2"));
  }

  /// Not injected: the class is a bean of every boot, those without a certificate too.
  private static void show(String pair) {
    EdgeFiles.show(ConfigProvider.getConfig().getValue(TlsSwitch.CERTIFICATE, Path.class), pair);
  }

  private int port() {
    return listener.getSecurePort();
  }

  private static String ask(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(HEAD.getBytes(US_ASCII));
    socket.getOutputStream().flush();
    var text = new StringBuilder();
    while (text.indexOf("\"message\"") < 0 || text.charAt(text.length() - 1) != '}') {
      var sign = socket.getInputStream().read();
      if (sign < 0) {
        throw new SSLException("closed after " + text);
      }
      text.append((char) sign);
    }
    return text.toString();
  }

  private double measure(String name) throws IOException, InterruptedException {
    return measures()
        .lines()
        .filter(line -> line.startsWith("parley_edge_certificate_" + name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElseThrow();
  }

  private String measures() throws IOException, InterruptedException {
    try (var operator = HttpClient.newHttpClient()) {
      return operator
          .send(HttpRequest.newBuilder(measures).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static void until(Callable<Boolean> happened) throws Exception {
    var end = System.nanoTime() + 20_000_000_000L;
    while (!happened.call()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      Thread.sleep(100);
    }
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    Answers.refused(answer, status, code);
    strict(answer);
  }

  private static void strict(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Strict-Transport-Security"))
        .isEqualTo(List.of("max-age=63072000; includeSubDomains"));
  }
}
