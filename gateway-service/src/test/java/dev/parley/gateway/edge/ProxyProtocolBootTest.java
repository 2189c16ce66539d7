package dev.parley.gateway.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.PlatformResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/// The service as it is built, behind a proxy that speaks the PROXY protocol and passes TLS on.
@QuarkusTest
@WithTestResource(
    value = PlatformResource.class,
    initArgs = {
      @ResourceArg(name = "service", value = "gateway-service"),
      @ResourceArg(name = "PARLEY_DEMO_ORIGIN", value = Visitor.ORIGIN),
      @ResourceArg(name = "parley.peers.engine-adapter-service", value = "https://localhost:1"),
      @ResourceArg(name = "parley.client.trusted-proxies", value = "127.0.0.9"),
      @ResourceArg(name = "parley.client.proxy-protocol", value = "true"),
      @ResourceArg(name = "parley.limits.status-page.rate", value = "1"),
      @ResourceArg(name = "parley.limits.status-page.per", value = "PT1H"),
      @ResourceArg(name = "parley.limits.status-page.burst", value = "1")
    })
@WithTestResource(EdgeFiles.class)
class ProxyProtocolBootTest {
  private static final String PROXY = "127.0.0.9";

  @Inject HttpServer listener;

  @TestHTTPResource(value = "/health/ready", management = true)
  private URI ready;

  @Test
  void knowsVisitorsByTheAddressThatTheProxyTells() throws IOException {
    assertThat(status(PROXY, told("203.0.113.9"))).startsWith("HTTP/1.1 200");
    assertThat(status(PROXY, told("203.0.113.9"))).startsWith("HTTP/1.1 429");
    assertThat(status(PROXY, told("203.0.113.10"))).startsWith("HTTP/1.1 200");
  }

  @Test
  void believesNoStranger() throws IOException {
    assertThat(status("127.0.0.8", told("203.0.113.30")))
        .startsWith("HTTP/1.1 400")
        .contains("client.unresolved");
  }

  @Test
  void closesAConnectionWithoutTheProtocol() throws IOException {
    assertThat(status(PROXY, "")).isEmpty();
  }

  @Test
  void leavesTheManagementListenerAsItIs() throws IOException, InterruptedException {
    try (var operator = HttpClient.newHttpClient()) {
      assertThat(
              operator
                  .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString())
                  .statusCode())
          .isEqualTo(200);
    }
  }

  private static String told(String address) {
    return "PROXY TCP4 " + address + " 127.0.0.1 4711 443\r\n";
  }

  /// @return nothing where the connection was closed unanswered
  private String status(String from, String before) throws IOException {
    try (var socket = new Socket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getSecurePort()));
      socket.getOutputStream().write(before.getBytes(US_ASCII));
      try (var secure = new Browser().over(socket, new String[0])) {
        secure
            .getOutputStream()
            .write(
                "GET /v1/status HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(US_ASCII));
        return new String(secure.getInputStream().readAllBytes(), US_ASCII);
      }
    } catch (SSLException | SocketException closed) {
      return "";
    }
  }
}
