package dev.parley.adapter.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The sealed wire with its sealing off, for the one test that has to see the canary found. Never shipped.
final class WireCipher {
  private WireCipher() {}

  static byte[] seal(byte[] key, byte[] nonce, String site, byte[] header, byte[] plaintext) {
    return Arrays.copyOf(plaintext, plaintext.length + Frame.TAG);
  }

  static byte[] open(byte[] key, byte[] nonce, String site, byte[] header, byte[] ciphertext) {
    return Arrays.copyOf(ciphertext, ciphertext.length - Frame.TAG);
  }

  static byte[] lengthPrefixed(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + utf8.length)
        .putShort((short) utf8.length)
        .put(utf8)
        .array();
  }
}
