package dev.parley.gateway.ratelimit.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names of budgets as the store sees them: the first 128 bits of SHA-256 over a secret of a fixed
/// length and the name. All replicas have the same secret.
final class BudgetNames {
  static final int SECRET_BYTES = 32;
  private static final int DIGEST_BYTES = 16;

  /// In braces, so that a cluster keeps all of them on one node: a script may not reach over more.
  private static final String PREFIX = "parley:limit:{v1}:";

  private final MessageDigest begun;

  /// @param secret 32 bytes at least, of which all count
  BudgetNames(byte[] secret) {
    if (secret.length < SECRET_BYTES) {
      throw new IllegalArgumentException("the key of shared limits is shorter than 32 bytes");
    }
    begun = sha256();
    begun.update(sha256().digest(secret));
  }

  String of(Budget budget) {
    try {
      var digest = (MessageDigest) begun.clone();
      var bytes = digest.digest(budget.name().getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(bytes, 0, DIGEST_BYTES);
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
