package dev.parley.adapter.engine.scripted.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/// Gathers all that is wrong with one script, so that its author learns it in one go.
final class Flaws {
  private final List<Flaw> found = new ArrayList<>();

  void add(Node node, String reason) {
    add(node.getStartMark(), reason);
  }

  void add(Mark mark, String reason) {
    add(mark.getLine() + 1, mark.getColumn() + 1, reason);
  }

  void add(int line, int column, String reason) {
    found.add(new Flaw(line, column, reason));
  }

  List<Flaw> found() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Flaw::line).thenComparingInt(Flaw::column))
        .toList();
  }
}
