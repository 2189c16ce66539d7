package dev.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Manner;
import dev.parley.gateway.house.RunningGateway;
import dev.parley.gateway.house.TestAuthority;
import dev.parley.gateway.house.UpstreamDouble;
import dev.parley.gateway.house.Visitor;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A reply that takes longer than a body may: who has said all that it has to say is not slow.
class StillReadingTest {
  private static final UUID CONVERSATION = UUID.randomUUID();

  private final Vertx vertx = Vertx.vertx();
  private UpstreamDouble upstream;
  private RunningGateway gateway;
  private Visitor visitor;

  @BeforeEach
  void start() {
    var authority = TestAuthority.create();
    upstream = new UpstreamDouble(authority.leaf("engine-adapter-service"), authority.trust());
    upstream.answers(this::slowly);
    gateway =
        new RunningGateway(
            new RunningGateway.Before(
                upstream.address(), authority.leaf("gateway-service"), authority.trust()),
            Manner.USUAL.with(Map.of("parley.patience.body", "PT1S")));
    visitor = gateway.visitor();
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void hearsTheEndOfAReplyThatItResumed() throws IOException {
    hears(
        visitor
            .request("/v1/conversations/" + CONVERSATION + "/messages/1/reply", visitor.session())
            .GET());
  }

  @Test
  void hearsTheEndOfAReplyToASmallFrame() throws IOException {
    hears(visitor.frame(visitor.session(), CONVERSATION, 10));
  }

  @Test
  void hearsTheEndOfAReplyToALargeFrame() throws IOException {
    hears(visitor.frame(visitor.session(), CONVERSATION, 60_000));
  }

  /// Or whoever sends none could fill the house, at no cost.
  @Test
  void aFrameThatHasNotComeHoldsASlotAndIsNoLoad() throws IOException {
    var address = visitor.gateway();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      var head =
          ("POST /v1/conversations/%s/messages HTTP/1.1\r\nHost: h\r\nOrigin: %s\r\n"
                  + "Authorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 64\r\n\r\n")
              .formatted(CONVERSATION, Visitor.ORIGIN, visitor.session(), Visitor.FRAME);
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      until(() -> gateway.streams() == 1);
      assertThat(gateway.load().streams()).isZero();
      until(() -> gateway.streams() == 0);
    }
  }

  @Test
  void aReplyThatIsUnderWayIsLoadUntilItEnds() throws IOException {
    var frame = visitor.frame(visitor.session(), CONVERSATION, 10);
    try (var body = visitor.stream(frame).body()) {
      assertThat(body.read()).isEqualTo('f');
      assertThat(gateway.load().streams()).isPositive();
    }
    until(() -> gateway.load().streams() == 0);
  }

  private static void until(BooleanSupplier reached) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in 10 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private void hears(HttpRequest.Builder request) throws IOException {
    try (var body = visitor.stream(request).body()) {
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("first\nlast\n");
    }
  }

  private void slowly(HttpServerRequest request) {
    request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
    request.response().write("first\n");
    vertx.setTimer(TimeUnit.SECONDS.toMillis(2), late -> request.response().end("last\n"));
  }
}
