package dev.parley.adapter.engine.scripted.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A mapping of the script, read key by key. A wrong value leaves a flaw and something harmless in
/// its place, so that reading goes on and finds the other flaws too.
final class Section {
  private final Node node;
  private final Flaws flaws;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Set<String> read = new HashSet<>();

  Section(@Nullable Node node, Node parent, Flaws flaws) {
    this.node = node == null ? parent : node;
    this.flaws = flaws;
    if (node instanceof MappingNode mapping) {
      for (var tuple : mapping.getValue()) {
        var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (key.isEmpty()) {
          flaws.add(tuple.getKeyNode(), "a key must be a plain word");
        } else if (values.put(key, tuple.getValueNode()) != null) {
          flaws.add(tuple.getKeyNode(), "'" + key + "' is here twice");
        }
      }
    } else if (node != null) {
      flaws.add(node, "keys and values are expected here");
    }
  }

  Flaws flaws() {
    return flaws;
  }

  Set<String> keys() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /// Leaves a flaw at the key's value, or at this section when there is none.
  void flaw(String key, String reason) {
    flaws.add(values.getOrDefault(key, node), reason);
  }

  String text(String key) {
    return needed(key).map(value -> scalar(key, value)).orElse("");
  }

  Optional<String> maybeText(String key) {
    return has(key) ? Optional.of(text(key)) : Optional.empty();
  }

  boolean flag(String key) {
    return maybeText(key)
        .map(word ->
            switch (word) {
              case "true" -> true;
              case "false" -> false;
              default -> {
                flaw(key, "'" + key + "' must be true or false");
                yield false;
              }
            })
        .orElse(false);
  }

  double number(String key, double least, double most) {
    var text = text(key);
    try {
      var number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // the flaw below is right for both
    }
    if (!text.isEmpty()) {
      flaw(key, "'" + key + "' must be a number from " + least + " to " + most);
    }
    return least;
  }

  List<String> texts(String key) {
    return items(key, item -> scalar(key, item));
  }

  List<Section> sections(String key) {
    return items(key, item -> new Section(item, item, flaws));
  }

  private <T> List<T> items(String key, Function<Node, T> reading) {
    var items = new ArrayList<T>();
    needed(key)
        .ifPresent(value -> {
          if (value instanceof SequenceNode sequence) {
            sequence.getValue().forEach(item -> items.add(reading.apply(item)));
            if (items.isEmpty()) {
              flaws.add(value, "'" + key + "' must not be empty");
            }
          } else {
            flaws.add(value, "'" + key + "' must be a list");
          }
        });
    return items;
  }

  Section section(String key) {
    return new Section(needed(key).orElse(null), node, flaws);
  }

  /// A section that may be left out; it is empty then.
  Section maybeSection(String key) {
    read.add(key);
    return new Section(values.get(key), node, flaws);
  }

  /// Says that all known keys were read: any other is a slip.
  void end() {
    for (var key : values.keySet()) {
      if (!read.contains(key)) {
        flaw(key, "'" + key + "' is not known here");
      }
    }
  }

  private Optional<Node> needed(String key) {
    read.add(key);
    var value = values.get(key);
    if (value == null) {
      flaws.add(node, "'" + key + "' is missing");
    }
    return Optional.ofNullable(value);
  }

  private String scalar(String key, Node value) {
    if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    flaws.add(value, "'" + key + "' must be a text that is not empty");
    return "";
  }
}
