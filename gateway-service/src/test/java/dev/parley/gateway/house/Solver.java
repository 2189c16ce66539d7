package dev.parley.gateway.house;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A browser's part of the proof of work: tries one number after the other.
public final class Solver {
  private Solver() {}

  /// The value of `Parley-Challenge`.
  public static String solve(JsonObject challenge) {
    return header(challenge, number(challenge));
  }

  public static String header(JsonObject challenge, long number) {
    var solution =
        new JsonObject()
            .put("algorithm", challenge.getString("algorithm"))
            .put("challenge", challenge.getString("challenge"))
            .put("number", number)
            .put("salt", challenge.getString("salt"))
            .put("signature", challenge.getString("signature"))
            .put("took", 12);
    return Base64.getEncoder().encodeToString(solution.toBuffer().getBytes());
  }

  public static int number(JsonObject challenge) {
    for (var number = 0; number <= challenge.getInteger("maxnumber"); number++) {
      if (digest(challenge.getString("salt") + number).equals(challenge.getString("challenge"))) {
        return number;
      }
    }
    throw new IllegalStateException("no number solves it");
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
