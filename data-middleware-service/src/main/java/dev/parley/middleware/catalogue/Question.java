package dev.parley.middleware.catalogue;

import java.util.List;

/// An entry of the catalogue. Its SQL is made of names that were checked when the catalogue was
/// read.
public record Question(String name, String view, Predicate predicate, List<Column> columns) {
  public Question {
    columns = List.copyOf(columns);
  }

  /// Reads at most `?` rows.
  public String select() {
    return "SELECT "
        + String.join(", ", columns.stream().map(Column::name).toList())
        + " FROM "
        + view
        + " LIMIT ?";
  }
}
