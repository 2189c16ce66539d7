package dev.parley.gateway.badinput;

import static dev.parley.gateway.badinput.Frames.DATA;
import static dev.parley.gateway.badinput.Frames.HEADERS;
import static dev.parley.gateway.badinput.Frames.RST_STREAM;
import static dev.parley.gateway.badinput.Frames.damaged;
import static dev.parley.gateway.badinput.Frames.exchange;
import static dev.parley.gateway.badinput.Frames.fault;
import static dev.parley.gateway.badinput.Frames.frame;
import static dev.parley.gateway.badinput.Frames.head;
import static dev.parley.gateway.badinput.Frames.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.gateway.house.Visitor;
import io.netty.handler.codec.http2.Http2Exception;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Messages over HTTP/2 with a session, which end, break off or say a wrong length by chance: no
/// 5xx, no hang, nothing of another's, and nothing of it is called the adapter's failure.
class RandomUploadsTest extends BadInputHouse {
  private static final int CASES = 400;

  /// Each with some uploads, of which each may hold one of the house's connections.
  private static final int AT_ONCE = 12;

  private static final int MOST_UPLOADS = 4;
  private static final int END = 0x1;
  private static final int HEAD_IS_WHOLE = 0x4;
  private static final int LARGEST_FRAME = 16_384;

  @Test
  void neverBreakAnythingNorAnybody() throws Exception {
    var listener = house.speakingHttp2();
    var session = visitor.session();
    try (var neighbour = new Neighbour(gateway, visitor.session())) {
      var wrong = new Chance(CASES, AT_ONCE).run(seed -> one(listener, session, seed));
      assertThat(wrong).isEmpty();
      assertThat(house.load().upstreamFailures()).isZero();
      assertThat(neighbour.complaints()).isEmpty();
    }
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (house.streams() > 0) {
      assertThat(System.nanoTime()).as("places given back in 20 s").isLessThan(end);
      Thread.onSpinWait();
    }
    assertThat(house.load().streams()).isZero();
  }

  /// Or the uploads would prove nothing.
  @Test
  void answersAnHonestUpload() throws Exception {
    var heard =
        exchange(
            house.speakingHttp2(),
            frame(HEADERS, HEAD_IS_WHOLE, 1, opening(visitor.session(), 20_000)),
            frame(DATA, 0, 1, new byte[LARGEST_FRAME]),
            frame(DATA, END, 1, new byte[20_000 - LARGEST_FRAME]));
    assertThat(statuses(heard)).containsOnly(Map.entry(200, 1));
  }

  private static String one(URI listener, String session, long seed) throws Http2Exception {
    return fault(listener, chance(new Random(seed), session).toArray(byte[][]::new));
  }

  /// Uploads side by side, their frames one after the other as they come.
  private static List<byte[]> chance(Random random, String session) throws Http2Exception {
    var frames = new ArrayList<byte[]>();
    var uploads = 1 + random.nextInt(MOST_UPLOADS);
    var length = new int[uploads];
    for (var upload = 0; upload < uploads; upload++) {
      length[upload] = random.nextInt(random.nextBoolean() ? 8_000 : 70_000);
      var said =
          switch (random.nextInt(4)) {
            case 0 -> -1;
            case 1 -> random.nextInt(70_000);
            default -> length[upload];
          };
      var flags = random.nextInt(16) == 0 ? HEAD_IS_WHOLE | END : HEAD_IS_WHOLE;
      frames.add(frame(HEADERS, flags, 1 + 2 * upload, opening(session, said)));
    }
    for (var step = random.nextInt(24); step > 0; step--) {
      var upload = random.nextInt(uploads);
      frames.add(next(random, 1 + 2 * upload, length, upload));
    }
    return frames;
  }

  private static byte[] next(Random random, int stream, int[] left, int upload) {
    if (random.nextInt(12) == 0) {
      return frame(RST_STREAM, 0, stream, new byte[] {0, 0, 0, (byte) random.nextInt(14)});
    }
    if (random.nextInt(24) == 0) {
      return frame(HEADERS, random.nextInt(256), stream, Frames.noise(random));
    }
    var part = Math.min(left[upload], 1 + random.nextInt(LARGEST_FRAME));
    left[upload] -= part;
    var ends = left[upload] == 0 || random.nextInt(12) == 0;
    var data = frame(DATA, ends ? END : 0, stream, new byte[part]);
    return random.nextInt(24) == 0 ? damaged(random, data) : data;
  }

  /// @param length below 0 for none
  private static byte[] opening(String session, int length) throws Http2Exception {
    var fields =
        new HashMap<>(
            Map.of(
                "origin", Visitor.ORIGIN,
                "authorization", "Bearer " + session,
                "content-type", Visitor.FRAME));
    if (length >= 0) {
      fields.put("content-length", Integer.toString(length));
    }
    return head("POST", "/v1/conversations/0b36fb0c-4b65-4e68-9f5c-6a1a8d1c53d0/messages", fields);
  }
}
