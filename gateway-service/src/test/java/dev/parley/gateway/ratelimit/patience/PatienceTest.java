package dev.parley.gateway.ratelimit.patience;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Raw sockets against a real listener that allows a second for each part and 3 s of silence.
class PatienceTest {
  private static final String HEAD = "GET / HTTP/1.1\r\nHost: here\r\n";

  private record Second(Duration head, Duration body) implements PatienceSettings {}

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void listen() {
    var patience = new Patience(new Second(Duration.ofSeconds(1), Duration.ofSeconds(1)));
    var router = Router.router(vertx);
    router
        .route()
        .handler(context -> {
          patience.watch(context);
          context.request().endHandler(end -> context.response().end("whole"));
        });
    server =
        vertx
            .createHttpServer(new HttpServerOptions().setIdleTimeout(3))
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void close() {
    PatientChannels.allow(0);
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void closesAConnectionThatSaysNothing() throws IOException {
    try (var client = connect()) {
      assertThat(secondsUntilClosed(client, "")).isLessThan(2.5);
    }
  }

  @Test
  void closesAConnectionWhoseHeadDrips() throws IOException {
    try (var client = connect()) {
      send(client, "GET / HTTP/1.1\r\n");
      assertThat(secondsUntilClosed(client, "X-Slow: a\r\n")).isLessThan(2.5);
    }
  }

  @Test
  void closesAConnectionWhoseSecondHeadDrips() throws IOException {
    try (var client = connect()) {
      send(client, HEAD + "\r\n");
      assertThat(answer(client)).endsWith("whole");
      assertThat(secondsUntilClosed(client, "G")).isLessThan(2.5);
    }
  }

  @Test
  void closesAConnectionWhoseBodyDrips() throws IOException {
    try (var client = connect()) {
      send(client, "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 1000\r\n\r\n");
      assertThat(secondsUntilClosed(client, "x")).isLessThan(2.5);
    }
  }

  @Test
  void closesAnIdleConnectionLater() throws IOException {
    try (var client = connect()) {
      send(client, HEAD + "\r\n");
      assertThat(answer(client)).endsWith("whole");
      assertThat(secondsUntilClosed(client, "")).isBetween(2.0, 8.0);
    }
  }

  @Test
  void servesAClientThatKeepsItsTimes() throws IOException {
    try (var client = connect()) {
      send(client, HEAD);
      send(client, "\r\n");
      assertThat(answer(client)).startsWith("HTTP/1.1 200").endsWith("whole");
      send(client, "POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 4\r\n\r\n");
      send(client, "body");
      assertThat(answer(client)).endsWith("whole");
      send(client, HEAD + "\r\n" + HEAD + "\r\n");
      assertThat(answer(client)).endsWith("whole");
    }
  }

  @Test
  void refusesTimesOutOfBounds() {
    assertThatThrownBy(() -> new Patience(new Second(Duration.ZERO, Duration.ofSeconds(1))))
        .hasMessageContaining("parley.patience.head");
    assertThatThrownBy(() -> new Patience(new Second(Duration.ofSeconds(1), Duration.ofMinutes(6))))
        .hasMessageContaining("parley.patience.body");
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static void send(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(US_ASCII));
    client.getOutputStream().flush();
  }

  /// Reads until a whole answer has come.
  private static String answer(Socket client) throws IOException {
    client.setSoTimeout(10_000);
    var text = new StringBuilder();
    while (!text.toString().endsWith("whole")) {
      var character = client.getInputStream().read();
      assertThat(character).as(text.toString()).isNotNegative();
      text.append((char) character);
    }
    return text.toString();
  }

  /// Sends the drip five times a second until the connection is closed, for 15 s at most.
  private static double secondsUntilClosed(Socket client, String drip) {
    var begun = System.nanoTime();
    var open = true;
    while (open && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(15)) {
      open = isOpen(client, drip);
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static boolean isOpen(Socket client, String drip) {
    try {
      client.setSoTimeout(200);
      send(client, drip);
      return client.getInputStream().read() >= 0;
    } catch (SocketTimeoutException silent) {
      return true;
    } catch (IOException reset) {
      return false;
    }
  }
}
