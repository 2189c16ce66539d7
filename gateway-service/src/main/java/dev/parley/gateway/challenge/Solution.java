package dev.parley.gateway.challenge;

import dev.parley.gateway.form.FlatJson;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What `Parley-Challenge` carries: base64 (RFC 4648, section 4) of `{algorithm, challenge, number,
/// salt, signature, took}`, the last of which is optional and not read.
record Solution(String challenge, int number, Salt salt, String signature) {
  static final int LONGEST = 1_024;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,7}");
  private static final Pattern TOOK = Pattern.compile("[0-9][0-9.eE+-]{0,30}");

  private static final FlatJson FORM =
      FlatJson.ofTexts(128, "algorithm", "challenge", "salt", "signature")
          .withNumbers("number", "took");

  /// @return nothing when it is of another form
  static Optional<Solution> parse(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return FORM.read(Base64.getDecoder().decode(header)).flatMap(Solution::of);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Solution> of(Map<String, String> members) {
    var took = members.remove("took");
    var challenge = members.getOrDefault("challenge", "");
    var number = members.getOrDefault("number", "");
    var signature = members.getOrDefault("signature", "");
    return members.size() == 5
            && Altcha.ALGORITHM.equals(members.get("algorithm"))
            && DIGEST.matcher(challenge).matches()
            && DIGEST.matcher(signature).matches()
            && NUMBER.matcher(number).matches()
            && (took == null || TOOK.matcher(took).matches())
        ? Salt.parse(members.getOrDefault("salt", ""))
            .map(salt -> new Solution(challenge, Integer.parseInt(number), salt, signature))
        : Optional.empty();
  }
}
