package dev.parley.gateway.replay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads YAML strictly: no unknown member, nothing twice, no empty value.
final class Nodes {
  private Nodes() {}

  static Map<String, Node> members(Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw new PolicyException(node, "a mapping is wanted");
    }
    var members = new LinkedHashMap<String, Node>();
    for (var member : mapping.getValue()) {
      var name = text(member.getKeyNode());
      if (members.put(name, member.getValueNode()) != null) {
        throw new PolicyException(member.getKeyNode(), "'" + name + "' stands twice");
      }
    }
    return members;
  }

  static Map<String, Node> members(Node node, Set<String> known) {
    var members = members(node);
    for (var member : ((MappingNode) node).getValue()) {
      var name = text(member.getKeyNode());
      if (!known.contains(name)) {
        throw new PolicyException(member.getKeyNode(), "unknown member '" + name + "'");
      }
    }
    return members;
  }

  /// Of no more entries than the bound, none of them twice.
  static <T> List<T> list(Node node, int most, Function<Node, T> reading) {
    if (!(node instanceof SequenceNode sequence)) {
      throw new PolicyException(node, "a list is wanted");
    }
    if (sequence.getValue().size() > most) {
      throw new PolicyException(node, "no more than " + most + " entries are taken");
    }
    var entries = new ArrayList<T>();
    var seen = new HashSet<T>();
    for (var entry : sequence.getValue()) {
      var value = reading.apply(entry);
      if (!seen.add(value)) {
        throw new PolicyException(entry, "this entry stands twice");
      }
      entries.add(value);
    }
    return entries;
  }

  static String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw new PolicyException(node, "a text is wanted");
  }
}
