package dev.parley.retention.policy;

import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads `retention.yaml`: `classes`, each with `slot` and `life`; nothing may be missing and
/// nothing else may stand there.
final class RetentionFile {
  static final String NAME = "retention.yaml";

  private static final int LONGEST_FILE = 64 * 1024;

  private final Path file;

  RetentionFile(Path file) {
    this.file = file;
  }

  /// @throws RetentionFileException with file, line and reason
  SitePolicy read(SiteId site) {
    var root = root();
    var classes = members(needed(root, members(root, Set.of("classes")), "classes"), Set.of());
    if (classes.isEmpty()) {
      throw wrong(root, "at least one class is wanted");
    }
    List<RetentionClass> read = new ArrayList<>();
    classes.forEach((name, node) -> read.add(retentionClass(name, node)));
    return new SitePolicy(site, read);
  }

  private RetentionClass retentionClass(String name, Node node) {
    var members = members(node, Set.of("slot", "life"));
    var slot = duration(needed(node, members, "slot"));
    var life = duration(needed(node, members, "life"));
    try {
      return new RetentionClass(name, slot, life);
    } catch (IllegalArgumentException bounds) {
      throw wrong(node, "class " + name + ": " + bounds.getMessage());
    }
  }

  private Duration duration(Node node) {
    var text = text(node);
    try {
      return Duration.parse(text);
    } catch (DateTimeException | ArithmeticException malformed) {
      throw wrong(
          node, "'" + text + "' is not a duration of days, hours, minutes or seconds (P30D, PT2S)");
    }
  }

  private Node root() {
    try {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      options.setCodePointLimit(LONGEST_FILE);
      options.setNestingDepthLimit(5);
      var root = new Yaml(options).compose(new StringReader(Files.readString(file)));
      if (root == null) {
        throw new RetentionFileException(file, 0, "the file is empty");
      }
      return root;
    } catch (IOException unreadable) {
      throw new RetentionFileException(file, 0, "cannot be read");
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      throw new RetentionFileException(
          file, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + malformed.getProblem());
    } catch (YAMLException malformed) {
      throw new RetentionFileException(file, 0, "not YAML: " + malformed.getMessage());
    }
  }

  /// @param allowed the names that may stand there; any where it is empty
  private Map<String, Node> members(Node node, Set<String> allowed) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "names with values are wanted here");
    }
    var members = new LinkedHashMap<String, Node>();
    for (var member : mapping.getValue()) {
      var name = text(member.getKeyNode());
      if (!allowed.isEmpty() && !allowed.contains(name)) {
        throw wrong(member.getKeyNode(), "unknown member '" + name + "'");
      }
      if (members.put(name, member.getValueNode()) != null) {
        throw wrong(member.getKeyNode(), "'" + name + "' stands twice");
      }
    }
    return members;
  }

  private Node needed(Node parent, Map<String, Node> members, String name) {
    var node = members.get(name);
    if (node == null) {
      throw wrong(parent, "'" + name + "' is missing");
    }
    return node;
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "a text is wanted");
  }

  private RetentionFileException wrong(Node node, String reason) {
    return new RetentionFileException(file, node.getStartMark().getLine() + 1, reason);
  }
}
