package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A connection that ends while half a request waits behind an answer that has not ended.
class BrokenOffTest extends BadInputHouse {
  private static final String HALF =
      "POST /v1/sessions HTTP/1.1\r\nHost: h\r\nContent-Length: 100\r\n\r\nabc";

  /// Or its stream would count for ever.
  @Test
  void endsTheStreamUpstreamToo() throws IOException, InterruptedException {
    var ended = new CountDownLatch(1);
    upstream.answers(request -> {
      request.connection().closeHandler(closed -> ended.countDown());
      request
          .response()
          .setChunked(true)
          .putHeader("Content-Type", "text/event-stream")
          .write("first");
    });
    var frame =
        request(
            "POST /v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0/messages",
            "Origin: "
                + Visitor.ORIGIN
                + "\r\nAuthorization: Bearer "
                + visitor.session()
                + "\r\nContent-Type: "
                + Visitor.FRAME
                + "\r\n",
            new byte[10]);
    try (var wire = new Wire(gateway)) {
      wire.send(frame);
      assertThat(wire.hears("first")).isTrue();
      wire.send(HALF.getBytes(StandardCharsets.US_ASCII));
      assertThat(wire.hears("rung")).isFalse();
    }
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
