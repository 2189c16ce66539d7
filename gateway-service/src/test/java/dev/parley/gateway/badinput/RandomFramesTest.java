package dev.parley.gateway.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Frames of HTTP/2 by chance behind an honest beginning: no 5xx, no hang, nothing of another's.
class RandomFramesTest extends BadInputHouse {
  private static final int CASES = 800;
  private static final int HEADERS = 1;
  private static final int WITHOUT_ANSWER_MILLIS = 10_000;
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

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

  private static String one(URI listener, long seed) {
    var random = new Random(seed);
    try {
      var frames = new byte[1 + random.nextInt(6)][];
      for (var i = 0; i < frames.length; i++) {
        frames[i] = chance(random);
      }
      var heard = exchange(listener, frames);
      if (Neighbour.isHeardIn(new String(heard, StandardCharsets.ISO_8859_1))) {
        return "another's bytes";
      }
      return statuses(heard).keySet().stream().anyMatch(status -> status >= 500)
          ? "failed: " + statuses(heard)
          : "";
    } catch (SocketTimeoutException hanging) {
      return "neither an answer nor an end";
    } catch (IOException | Http2Exception reset) {
      return "";
    }
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

  private static byte[] noise(Random random) {
    var noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] damaged(Random random, byte[] bytes) {
    var damaged = bytes.clone();
    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    return Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
  }

  private static byte[] head(String method, String path) throws Http2Exception {
    var block = Unpooled.buffer();
    new DefaultHttp2HeadersEncoder()
        .encodeHeaders(
            1,
            new DefaultHttp2Headers().method(method).path(path).scheme("http").authority("h"),
            block);
    return ByteBufUtil.getBytes(block);
  }

  private static byte[] frame(int type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) 0)
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  /// Says all, ends its own half a moment after the first answer, and hears the rest.
  private static byte[] exchange(URI listener, byte[]... frames) throws IOException {
    try (var socket = new Socket(listener.getHost(), listener.getPort())) {
      socket.setSoTimeout(WITHOUT_ANSWER_MILLIS);
      var all = new ByteArrayOutputStream();
      all.writeBytes(PREFACE);
      all.writeBytes(frame(4, 0, 0, new byte[0]));
      for (var frame : frames) {
        all.writeBytes(frame);
      }
      socket.getOutputStream().write(all.toByteArray());
      var heard = new ByteArrayOutputStream();
      var buffer = new byte[8_192];
      var read = socket.getInputStream().read(buffer);
      socket.setSoTimeout(500);
      try {
        for (; read >= 0; read = socket.getInputStream().read(buffer)) {
          heard.write(buffer, 0, read);
        }
      } catch (SocketTimeoutException quiet) {
        socket.setSoTimeout(WITHOUT_ANSWER_MILLIS);
        socket.shutdownOutput();
        heard.writeBytes(socket.getInputStream().readAllBytes());
      }
      return heard.toByteArray();
    }
  }

  private static Map<Integer, Integer> statuses(byte[] heard) throws Http2Exception {
    var statuses = new HashMap<Integer, Integer>();
    var decoder = new DefaultHttp2HeadersDecoder();
    var bytes = ByteBuffer.wrap(heard);
    while (bytes.remaining() >= 9) {
      var length = ((bytes.get() & 0xff) << 16) | (bytes.getShort() & 0xffff);
      var type = bytes.get();
      var priority = (bytes.get() & 0x20) != 0 ? 5 : 0;
      var stream = bytes.getInt();
      if (bytes.remaining() < length) {
        return statuses;
      }
      var payload = new byte[length];
      bytes.get(payload);
      if (type == HEADERS) {
        var head =
            decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(payload).skipBytes(priority));
        statuses.merge(Integer.parseInt(head.status().toString()), 1, Integer::sum);
      }
    }
    return statuses;
  }
}
