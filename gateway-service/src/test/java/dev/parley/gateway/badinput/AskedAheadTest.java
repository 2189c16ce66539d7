package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Requests behind one whose answer does not end.
class AskedAheadTest extends BadInputHouse {
  private static final String NEXT = "GET /v1/status HTTP/1.1\r\nHost: h\r\n\r\n";

  @Test
  void waitTheirTurn() throws IOException {
    var endless = stream(visitor.session());
    try (var wire = new Wire(gateway)) {
      wire.send(endless).send(NEXT.repeat(100).getBytes(StandardCharsets.US_ASCII));
      assertThat(wire.hears("first")).isTrue();
      assertThat(wire.hears("rung")).isFalse();
    }
  }

  /// Or one connection would fill the memory with what it asks.
  @Test
  void areNotQueuedWithoutEnd() throws IOException {
    var endless = stream(visitor.session());
    try (var wire = new Wire(gateway)) {
      wire.send(endless);
      assertThat(wire.hears("first")).isTrue();
      for (var i = 0; i < 100; i++) {
        wire.send(NEXT.repeat(1_000).getBytes(StandardCharsets.US_ASCII));
      }
      assertThat(wire.ends()).isTrue();
    }
  }

  private static byte[] stream(String session) {
    upstream.answers(request ->
        request
            .response()
            .setChunked(true)
            .putHeader("Content-Type", "text/event-stream")
            .write("first"));
    return request(
        "POST /v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0/messages",
        "Origin: "
            + Visitor.ORIGIN
            + "\r\nAuthorization: Bearer "
            + session
            + "\r\nContent-Type: "
            + Visitor.FRAME
            + "\r\n",
        new byte[10]);
  }
}
