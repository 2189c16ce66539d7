package dev.parley.middleware.catalogue;

import java.util.List;

/// A way to prove that rows are one's own.
///
/// @param function answers true or false, given the fields in order
/// @param fields the first names the row and becomes the grant's key
/// @param setting the session setting that row-level security reads the key from
public record ProofKind(String name, String function, List<String> fields, String setting) {
  public ProofKind {
    fields = List.copyOf(fields);
  }

  public String select() {
    return "SELECT "
        + function
        + "("
        + String.join(", ", fields.stream().map(_ -> "?").toList())
        + ")";
  }
}
