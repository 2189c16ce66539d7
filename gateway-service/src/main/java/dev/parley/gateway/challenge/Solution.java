package dev.parley.gateway.challenge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
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

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(128)
                  .maxNameLength(16)
                  .maxNumberLength(32)
                  .build())
          .build();

  /// @return nothing when it is of another form
  static Optional<Solution> parse(String header) {
    if (header.length() > LONGEST) {
      return Optional.empty();
    }
    try (var parser = JSON.createParser(Base64.getDecoder().decode(header))) {
      return read(parser);
    } catch (IOException | IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  private static Optional<Solution> read(JsonParser parser) throws IOException {
    var members = new HashMap<String, String>();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Optional.empty();
    }
    for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      var number = name.equals("number") || name.equals("took");
      var token = parser.nextToken();
      if (number ? !token.isNumeric() : token != JsonToken.VALUE_STRING) {
        return Optional.empty();
      }
      members.put(name, parser.getText());
    }
    return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null
        ? of(members)
        : Optional.empty();
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
