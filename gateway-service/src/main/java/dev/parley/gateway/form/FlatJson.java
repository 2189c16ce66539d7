package dev.parley.gateway.form;

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

/// One JSON object (RFC 8259) of texts and numbers: UTF-8 without a mark before it, no name twice,
/// nothing inside a member, nothing behind the end. The only reader of JSON that strangers send.
public final class FlatJson {
  private static final int MOST_MEMBERS = 32;
  private static final int DEEPEST = 1;
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_NUMBER = 32;

  private final JsonFactory json;
  private final Set<String> texts;
  private final Set<String> numbers;

  private FlatJson(Set<String> texts, Set<String> numbers, int longestText) {
    this.texts = texts;
    this.numbers = numbers;
    this.json =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(longestText)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();
  }

  /// Of texts alone.
  ///
  /// @param names those that may stand there; any, when there is none
  /// @param longestText in characters
  public static FlatJson ofTexts(int longestText, String... names) {
    return new FlatJson(Set.of(names), Set.of(), longestText);
  }

  /// @param names those of numbers beside the texts
  public FlatJson withNumbers(String... names) {
    return new FlatJson(texts, Set.of(names), json.streamReadConstraints().getMaxStringLength());
  }

  /// @return the members, numbers as they are written; nothing when it is of another form
  public Optional<Map<String, String>> read(byte[] bytes) {
    return Utf8.read(bytes).flatMap(this::read);
  }

  private Optional<Map<String, String>> read(String text) {
    try (var parser = json.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      var members = new HashMap<String, String>();
      for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (members.size() == MOST_MEMBERS || !wanted(name, parser)) {
          return Optional.empty();
        }
        members.put(name, parser.getText());
      }
      return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null
          ? Optional.of(members)
          : Optional.empty();
    } catch (IOException malformed) {
      return Optional.empty();
    }
  }

  private boolean wanted(String name, JsonParser parser) throws IOException {
    var value = parser.nextToken();
    return numbers.contains(name)
        ? value != null && value.isNumeric()
        : value == JsonToken.VALUE_STRING && (texts.isEmpty() || texts.contains(name));
  }
}
