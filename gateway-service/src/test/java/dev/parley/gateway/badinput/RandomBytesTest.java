package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import dev.parley.testing.badinput.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Bytes by chance on a raw socket: no 5xx, no hang, nothing of another's.
class RandomBytesTest extends BadInputHouse {
  private static final int CASES = 3_000;

  /// Ends what can be ended: an honest request that asks for the connection's end.
  private static final byte[] FAREWELL =
      "GET /v1/status HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  @Test
  void neverBreakAnythingNorAnybody() throws Exception {
    var session = visitor.session();
    var seeds = seeds(session);
    try (var neighbour = new Neighbour(gateway, visitor.session())) {
      var wrong = new Chance(CASES).run(seed -> one(new Mutator(seeds, seed).next()));
      assertThat(wrong).isEmpty();
      assertThat(neighbour.complaints()).isEmpty();
    }
  }

  private static String one(byte[] bytes) throws IOException {
    try (var wire = new Wire(gateway)) {
      var talk = wire.send(bytes).send(FAREWELL).untilQuiet();
      if (Neighbour.isHeardIn(talk.bytes())) {
        return "another's bytes in " + talk.bytes();
      }
      var failed = talk.answers().stream().filter(answer -> answer.status() >= 500).findAny();
      return failed.map(answer -> answer + " to " + text(bytes)).orElse("");
    } catch (IllegalStateException hanging) {
      return hanging.getMessage() + " to " + text(bytes);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /// One of each kind that we take.
  private static List<byte[]> seeds(String session) {
    var mine = "Origin: " + Visitor.ORIGIN + "\r\nAuthorization: Bearer " + session + "\r\n";
    var conversation = "/v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0/messages";
    return List.of(
        request("GET /v1/status", "", new byte[0]),
        request("GET /v1/challenge", "Origin: " + Visitor.ORIGIN + "\r\n", new byte[0]),
        request("GET /widget/parley-chat.js", "If-None-Match: \"a\"\r\n", new byte[0]),
        request(
            "POST /v1/sessions",
            "Origin: " + Visitor.ORIGIN + "\r\nContent-Type: application/json\r\n",
            "{\"site\":\"hotel\"}".getBytes(StandardCharsets.US_ASCII)),
        request(
            "POST /v1/sites/hotel/sessions",
            "Authorization: Bearer a.b.c\r\nContent-Type: application/json\r\n",
            HOTEL.body("guest").getBytes(StandardCharsets.US_ASCII)),
        request("POST /v1/sessions/renewal", mine, new byte[0]),
        request(
            "OPTIONS /v1/sessions",
            "Origin: " + Visitor.ORIGIN + "\r\nAccess-Control-Request-Method: POST\r\n",
            new byte[0]),
        request(
            "POST " + conversation,
            mine + "Content-Type: " + Visitor.FRAME + "\r\n",
            new byte[300]),
        ("POST "
                + conversation
                + " HTTP/1.1\r\nHost: h\r\n"
                + mine
                + "Content-Type: "
                + Visitor.FRAME
                + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n3;a=b\r\nfgh\r\n0\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII),
        request(
            "GET " + conversation + "/1/reply",
            mine + "Parley-Key: a.b\r\nLast-Event-ID: 1.0\r\n",
            new byte[0]));
  }
}
