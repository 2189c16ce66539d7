package dev.parley.adapter.engine.scripted.script;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Turns rows of a name and a value each into one row with a column for each name.
///
/// @param name the column that holds the names
/// @param value the column that holds the values
public record Turning(String name, String value) {
  public List<Map<String, String>> turn(List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return rows;
    }
    var turned = new HashMap<String, String>();
    for (var row : rows) {
      var column = row.get(name);
      var content = row.get(value);
      if (column != null && content != null) {
        turned.put(column, content);
      }
    }
    return List.of(Map.copyOf(turned));
  }
}
