package dev.parley.adapter.engine.scripted.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text with places: `{column}` or `{column:form}`.
public record Template(List<Piece> pieces) {
  private static final Pattern PLACE =
      Pattern.compile("\\{([a-z][a-z0-9_]*)(?::([a-z][a-z0-9_]*))?}");

  /// A stretch of a template.
  public sealed interface Piece {
    record Text(String text) implements Piece {}

    /// @param form how the value is shown: a [Form], or a list of the script's words
    record Place(String name, Optional<String> form) implements Piece {}
  }

  public Template {
    pieces = List.copyOf(pieces);
  }

  static Template parse(String text) {
    var pieces = new ArrayList<Piece>();
    var place = PLACE.matcher(text);
    var from = 0;
    while (place.find()) {
      addText(text.substring(from, place.start()), pieces);
      pieces.add(new Piece.Place(place.group(1), Optional.ofNullable(place.group(2))));
      from = place.end();
    }
    addText(text.substring(from), pieces);
    return new Template(pieces);
  }

  private static void addText(String text, List<Piece> pieces) {
    if (!text.isEmpty()) {
      pieces.add(new Piece.Text(text));
    }
  }

  List<Piece.Place> places() {
    return pieces.stream()
        .filter(Piece.Place.class::isInstance)
        .map(Piece.Place.class::cast)
        .toList();
  }

  boolean hasStrayBrace() {
    return pieces.stream()
        .anyMatch(piece ->
            piece instanceof Piece.Text(var text)
                && (text.indexOf('{') >= 0 || text.indexOf('}') >= 0));
  }
}
