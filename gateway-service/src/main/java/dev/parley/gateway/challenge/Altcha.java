package dev.parley.gateway.challenge;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The arithmetic of the protocol: `challenge` is the SHA-256 of salt and number, `signature` the
/// HMAC-SHA-256 of that, both in lower-case hexadecimal.
final class Altcha {
  static final String ALGORITHM = "SHA-256";
  static final String MAC = "HmacSHA256";

  private static final int SALT_BYTES = 12;
  private static final HexFormat HEX = HexFormat.of();

  private Altcha() {}

  /// A new challenge.
  ///
  /// @param work the number to find is at most this
  static JsonObject challenge(SecretKeySpec key, Instant expiresAt, int work, SecureRandom random) {
    var bytes = new byte[SALT_BYTES];
    random.nextBytes(bytes);
    var salt = new Salt(HEX.formatHex(bytes), expiresAt).text();
    var challenge = digest(salt, random.nextInt(work + 1));
    return new JsonObject()
        .put("algorithm", ALGORITHM)
        .put("challenge", challenge)
        .put("maxnumber", work)
        .put("salt", salt)
        .put("signature", sign(key, challenge));
  }

  /// Whether we made it and the number is the right one.
  static boolean holds(SecretKeySpec key, Solution solution) {
    return same(sign(key, solution.challenge()), solution.signature())
        && same(digest(solution.salt().text(), solution.number()), solution.challenge());
  }

  private static String digest(String salt, int number) {
    try {
      return HEX.formatHex(
          MessageDigest.getInstance(ALGORITHM)
              .digest((salt + number).getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String sign(SecretKeySpec key, String challenge) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(key);
      return HEX.formatHex(mac.doFinal(challenge.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean same(String ours, String theirs) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.US_ASCII), theirs.getBytes(StandardCharsets.US_ASCII));
  }
}
