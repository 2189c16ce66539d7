package dev.parley.gateway.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The body of `POST /v1/sites/{site}/sessions`: `{"subject": string, "origin": string}` in any
/// order, nothing more and nothing twice.
///
/// @param subject the site's own opaque name for its visitor
record MintRequest(String subject, String origin) {
  private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
  private static final Set<String> MEMBERS = Set.of("subject", "origin");
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(512)
                  .maxNameLength(64)
                  .build())
          .build();

  /// @return nothing when it is of another form
  static Optional<MintRequest> parse(byte[] body) {
    try (var parser = JSON.createParser(body)) {
      var members = members(parser);
      var subject = members.getOrDefault("subject", "");
      var origin = members.get("origin");
      return origin != null && SUBJECT.matcher(subject).matches()
          ? Optional.of(new MintRequest(subject, origin))
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  /// @return nothing at all where a member is not wanted, or something follows
  private static Map<String, String> members(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Map.of();
    }
    var members = new HashMap<String, String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var name = parser.currentName();
      if (!MEMBERS.contains(name) || parser.nextToken() != JsonToken.VALUE_STRING) {
        return Map.of();
      }
      members.put(name, parser.getText());
    }
    return parser.nextToken() == null ? members : Map.of();
  }

  /// Never prints whom it is about.
  @Override
  public String toString() {
    return "MintRequest[for " + origin + "]";
  }
}
