package dev.parley.gateway.badinput;

import static dev.parley.gateway.badinput.Frames.HEADERS;
import static dev.parley.gateway.badinput.Frames.damaged;
import static dev.parley.gateway.badinput.Frames.exchange;
import static dev.parley.gateway.badinput.Frames.fault;
import static dev.parley.gateway.badinput.Frames.frame;
import static dev.parley.gateway.badinput.Frames.head;
import static dev.parley.gateway.badinput.Frames.noise;
import static dev.parley.gateway.badinput.Frames.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.Http2Exception;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Frames of HTTP/2 by chance behind an honest beginning: no 5xx, no hang, nothing of another's.
class RandomFramesTest extends BadInputHouse {
  private static final int CASES = 800;

  @Test
  void neverBreakAnythingNorAnybody() throws Exception {
    var listener = house.speakingHttp2();
    try (var neighbour = new Neighbour(gateway, visitor.session())) {
      var wrong = new Chance(CASES).run(seed -> one(listener, seed));
      assertThat(wrong).isEmpty();
      assertThat(neighbour.complaints()).isEmpty();
    }
  }

  /// Or the frames would prove nothing.
  @Test
  void answersAnHonestFrame() throws Exception {
    var heard =
        exchange(
            house.speakingHttp2(),
            frame(HEADERS, 0x5, 1, head("GET", "/v1/status")),
            frame(6, 0, 0, new byte[8]));
    assertThat(statuses(heard)).containsEntry(200, 1);
  }

  /// As the management's listener does, where the platform's launcher asks whether we are ready.
  @Test
  void leavesAnUpgradeAloneWhereAListenerTakesIt() throws Exception {
    var status = house.speakingHttp2().resolve("/v1/status");
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      for (var asked = 0; asked < 2; asked++) {
        var answer =
            client.send(
                HttpRequest.newBuilder(status).timeout(Duration.ofSeconds(10)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      }
    }
  }

  private static String one(URI listener, long seed) throws Http2Exception {
    var random = new Random(seed);
    var frames = new byte[1 + random.nextInt(6)][];
    for (var i = 0; i < frames.length; i++) {
      frames[i] = chance(random);
    }
    return fault(listener, frames);
  }

  private static byte[] chance(Random random) throws Http2Exception {
    var payload =
        switch (random.nextInt(4)) {
          case 0 -> head("GET", "/v1/status");
          case 1 -> damaged(random, head("POST", "/v1/sessions"));
          default -> noise(random);
        };
    var type = random.nextBoolean() ? HEADERS : random.nextInt(14);
    var stream = random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(12);
    var frame = frame(type, random.nextInt(256), stream, payload);
    return random.nextInt(8) == 0 ? damaged(random, frame) : frame;
  }
}
