package dev.parley.endtoend.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/// A browser's part of the proof of work: tries one number after the other.
final class Solver {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Solver() {}

  /// @param challenge the answer of `/v1/challenge`
  /// @return the value of `Parley-Challenge`
  static String solve(JsonNode challenge) {
    var solution = JSON.createObjectNode();
    for (var name : new String[] {"algorithm", "challenge", "salt", "signature"}) {
      solution.put(name, challenge.path(name).asText());
    }
    solution.put("number", number(challenge));
    return Base64.getEncoder().encodeToString(solution.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static int number(JsonNode challenge) {
    var salt = challenge.path("salt").asText();
    for (var number = 0; number <= challenge.path("maxnumber").asInt(); number++) {
      if (digest(salt + number).equals(challenge.path("challenge").asText())) {
        return number;
      }
    }
    throw new IllegalStateException("no number solves " + challenge);
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
