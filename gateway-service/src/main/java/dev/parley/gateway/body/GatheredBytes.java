package dev.parley.gateway.body;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Chunks in one array, which grows where it was not told how long they will be.
final class GatheredBytes {
  private static final int LEAST = 1_024;

  private byte[] bytes;
  private int size;

  GatheredBytes(int expected) {
    bytes = new byte[expected];
  }

  void add(Buffer chunk) {
    var next = size + chunk.length();
    if (next > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(LEAST, next + (size >> 1)));
    }
    chunk.getBytes(bytes, size);
    size = next;
  }

  ByteBuffer whole() {
    return ByteBuffer.wrap(bytes, 0, size);
  }
}
