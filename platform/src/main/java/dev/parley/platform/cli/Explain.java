package dev.parley.platform.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// What the gates would say, as a table: one line a gate, the answer last.
final class Explain {

  private static final String DETAIL = "detail";
  private static final List<String> COLUMNS = List.of("gate", "falls", "outcome", "rule", DETAIL);

  private Explain() {}

  static String table(JsonNode explanation) {
    var lines = new ArrayList<List<String>>();
    lines.add(COLUMNS);
    explanation
        .path("gates")
        .forEach(gate -> lines.add(COLUMNS.stream().map(column -> cell(gate, column)).toList()));
    var table = new StringBuilder();
    for (List<String> line : lines) {
      var written = new StringBuilder(" ");
      for (int column = 0; column < line.size(); column++) {
        written.append(" %%-%ds ".formatted(width(lines, column)).formatted(line.get(column)));
      }
      table.append(written.toString().stripTrailing()).append('\n');
    }
    return table.append(answer(explanation)).append('\n').toString();
  }

  private static String cell(JsonNode gate, String column) {
    String said = gate.path(column).asText("-");
    return column.equals(DETAIL)
        ? said + listed(gate, "uses", "; for %s alone") + listed(gate, "lacks", "; not known: %s")
        : said;
  }

  /// Nothing where the list is empty.
  private static String listed(JsonNode gate, String list, String form) {
    var words = new ArrayList<String>();
    gate.path(list).forEach(word -> words.add(word.asText()));
    return words.isEmpty() ? "" : form.formatted(String.join(", ", words));
  }

  /// The gateway's own words where it has any: they claim no more than it knows.
  private static String answer(JsonNode explanation) {
    JsonNode answer = explanation.path("answer");
    if (answer.path("summary").isTextual()) {
      return explanation.path("address").asText()
          + place(explanation)
          + ": "
          + answer.path("summary").asText();
    }
    return "%s%s: %s by %s (%s)"
        .formatted(
            explanation.path("address").asText(),
            place(explanation),
            answer.path("outcome").asText(),
            answer.path("gate").asText(),
            answer.path("rule").asText());
  }

  private static String place(JsonNode explanation) {
    var place = new ArrayList<String>();
    if (explanation.path("country").isTextual()) {
      place.add(explanation.path("country").asText());
    }
    if (explanation.path("asn").isIntegralNumber()) {
      place.add("AS" + explanation.path("asn").asText());
    }
    return place.isEmpty() ? "" : " (" + String.join(", ", place) + ")";
  }

  private static int width(List<List<String>> lines, int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
  }
}
