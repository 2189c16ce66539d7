package dev.parley.gateway.session;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/sessions`: `{"site": string}`, nothing more and nothing twice.
record SessionRequest(String site) {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(2)
                  .maxStringLength(256)
                  .maxNameLength(64)
                  .build())
          .build();

  /// @return nothing when it is of another form
  static Optional<SessionRequest> parse(byte[] body) {
    try (var parser = JSON.createParser(body)) {
      var site = site(parser);
      return site != null && parser.nextToken() == null
          ? Optional.of(new SessionRequest(site))
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private static @Nullable String site(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT
        || !"site".equals(parser.nextFieldName())
        || parser.nextToken() != JsonToken.VALUE_STRING) {
      return null;
    }
    var site = parser.getText();
    return parser.nextToken() == JsonToken.END_OBJECT ? site : null;
  }
}
