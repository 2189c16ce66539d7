package dev.parley.gateway.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names as the store sees them: the first 128 bits of SHA-256 over a secret of a fixed length, the
/// kind and the name. All replicas have the same secret.
final class StoreNames {
  static final int SECRET_BYTES = 32;
  private static final int DIGEST_BYTES = 16;

  /// In braces, so that a cluster keeps all of them on one node: a script may not reach over more.
  private static final String NODE = ":{v1}:";

  private final MessageDigest begun;

  /// @param secret 32 bytes at least, of which all count
  StoreNames(byte[] secret) {
    if (secret.length < SECRET_BYTES) {
      throw new IllegalArgumentException("the key of the shared store is shorter than 32 bytes");
    }
    begun = sha256();
    begun.update(sha256().digest(secret));
  }

  String of(Kind kind, String name) {
    try {
      var digest = (MessageDigest) begun.clone();
      var bytes = digest.digest((kind.label() + ' ' + name).getBytes(StandardCharsets.UTF_8));
      return "parley:" + kind.label() + NODE + HexFormat.of().formatHex(bytes, 0, DIGEST_BYTES);
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
