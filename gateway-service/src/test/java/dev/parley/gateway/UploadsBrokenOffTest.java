package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import dev.parley.gateway.house.Waiting;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A visitor whose frame never ends does not close the chat for everybody else: none of that is a
/// failure of the adapter.
class UploadsBrokenOffTest {
  /// Enough for a share to say something, as [FailingAdapterTest] shows.
  private static final int ENOUGH = 25;

  private static final String MESSAGES = "/v1/conversations/" + UUID.randomUUID() + "/messages";

  private final Vertx vertx = Vertx.vertx();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore broken = new Semaphore(0);
  private UpstreamDouble upstream;
  private RunningGateway gateway;
  private URI http2;
  private Visitor visitor;
  private String session;

  @BeforeEach
  void start() {
    var authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(request -> {
      request.exceptionHandler(cut -> broken.release());
      request.handler(bytes -> {});
      begun.release();
    });
    gateway =
        new RunningGateway(
            new RunningGateway.Before(
                upstream.address(), authority.leaf("gateway-service"), authority.trust()),
            Manner.USUAL.with(Map.of("parley.patience.body", "PT1S")));
    http2 = gateway.speakingHttp2();
    visitor = gateway.visitor();
    session = visitor.session();
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
    Waiting.on(vertx.close());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void oneThatIsResetIsNoFailure(HttpVersion version) {
    breakOff(version, request -> request.reset(0x8));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void oneWhoseConnectionIsLostIsNoFailure(HttpVersion version) {
    breakOff(version, request -> request.connection().close());
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void oneThatComesTooLateIsNoFailure(HttpVersion version) {
    var client = client(version);
    for (var request = 0; request < ENOUGH; request++) {
      begin(client, address(version));
    }
    passed(broken, ENOUGH);
    assertThat(gateway.load().upstreamFailures()).isZero();
    Waiting.on(client.close());
  }

  @Test
  void oneThatEndsBeforeItsLengthIsNoFailure() {
    breakOff(HttpVersion.HTTP_2, HttpClientRequest::end);
  }

  @Test
  void oneThatGoesOnInAnotherFormIsNoFailure() throws IOException {
    var address = visitor.gateway();
    for (var request = 0; request < ENOUGH; request++) {
      try (var socket = new Socket(address.getHost(), address.getPort())) {
        var head =
            ("POST %s HTTP/1.1\r\nHost: h\r\nOrigin: %s\r\nAuthorization: Bearer %s\r\n"
                    + "Content-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
                .formatted(MESSAGES, Visitor.ORIGIN, session, Visitor.FRAME);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        passed(begun, 1);
        socket.getOutputStream().write("no number\r\n".getBytes(StandardCharsets.US_ASCII));
        passed(broken, 1);
      }
    }
    assertThat(gateway.load().upstreamFailures()).isZero();
  }

  private void breakOff(HttpVersion version, Consumer<HttpClientRequest> how) {
    var client = client(version);
    for (var count = 0; count < ENOUGH; count++) {
      var request = begin(client, address(version));
      passed(begun, 1);
      how.accept(request);
      passed(broken, 1);
    }
    assertThat(gateway.load().upstreamFailures()).isZero();
    Waiting.on(client.close());
  }

  /// A part of what its head promises.
  private HttpClientRequest begin(HttpClient client, URI address) {
    var request =
        Waiting.on(
            client.request(
                new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setHost(address.getHost())
                    .setPort(address.getPort())
                    .setURI(MESSAGES)));
    request
        .putHeader("Origin", Visitor.ORIGIN)
        .putHeader("Authorization", "Bearer " + session)
        .putHeader("Content-Type", Visitor.FRAME)
        .putHeader("Content-Length", "20000")
        .exceptionHandler(told -> {});
    Waiting.on(request.write("x".repeat(100)));
    return request;
  }

  private URI address(HttpVersion version) {
    return version == HttpVersion.HTTP_2 ? http2 : visitor.gateway();
  }

  private HttpClient client(HttpVersion version) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setProtocolVersion(version)
            .setMaxPoolSize(ENOUGH)
            .setHttp2ClearTextUpgrade(false));
  }

  private static void passed(Semaphore what, int times) {
    try {
      assertThat(what.tryAcquire(times, 20, TimeUnit.SECONDS)).as("in 20 s").isTrue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
