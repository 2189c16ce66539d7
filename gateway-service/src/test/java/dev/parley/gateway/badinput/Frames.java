package dev.parley.gateway.badinput;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// Frames of HTTP/2 as bytes, and what comes back for them.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-6">RFC 9113, section 6</a>
final class Frames {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;

  private static final int WITHOUT_ANSWER_MILLIS = 10_000;
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private Frames() {}

  static byte[] noise(Random random) {
    var noise = new byte[random.nextInt(200)];
    random.nextBytes(noise);
    return noise;
  }

  static byte[] damaged(Random random, byte[] bytes) {
    var damaged = bytes.clone();
    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    return Arrays.copyOf(damaged, 1 + random.nextInt(damaged.length));
  }

  static byte[] head(String method, String path) throws Http2Exception {
    return head(method, path, Map.of());
  }

  /// Without a table, so that each stands alone.
  static byte[] head(String method, String path, Map<String, String> fields) throws Http2Exception {
    var headers = new DefaultHttp2Headers().method(method).path(path).scheme("http").authority("h");
    fields.forEach(headers::add);
    var block = Unpooled.buffer();
    new DefaultHttp2HeadersEncoder(Http2HeadersEncoder.ALWAYS_SENSITIVE)
        .encodeHeaders(1, headers, block);
    return ByteBufUtil.getBytes(block);
  }

  static byte[] frame(int type, int flags, int stream, byte[] payload) {
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
  static byte[] exchange(URI listener, byte[]... frames) throws IOException {
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

  /// What is wrong with the answer to frames that came by chance; empty when nothing is. To be
  /// reset is right.
  static String fault(URI listener, byte[]... frames) {
    try {
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

  static Map<Integer, Integer> statuses(byte[] heard) throws Http2Exception {
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
