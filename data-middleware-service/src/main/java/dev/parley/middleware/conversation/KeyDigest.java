package dev.parley.middleware.conversation;

import java.util.Base64;
import java.util.HexFormat;

/// SHA-256 of a conversation's sealed key, bound at its first message.
record KeyDigest(String hex) {

  /// @throws IllegalArgumentException when it is not 32 bytes of base64url
  static KeyDigest parse(String base64url) {
    return of(Base64.getUrlDecoder().decode(base64url));
  }

  static KeyDigest of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a key digest has 32 bytes");
    }
    return new KeyDigest(HexFormat.of().formatHex(bytes));
  }

  byte[] toBytes() {
    return HexFormat.of().parseHex(hex);
  }

  String toBase64url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(toBytes());
  }
}
