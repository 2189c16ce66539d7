package dev.parley.gateway.document;

import dev.parley.gateway.file.SmallText;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// One YAML document, at most 64 KiB, as nodes that know their lines. Scalars are taken as they are
/// written: `NO` is a text, not `false`.
public final class Document {
  private static final int LONGEST = 64 * 1024;
  private static final int DEEPEST = 5;

  private final String name;
  private final Node root;

  private Document(String name, Node root) {
    this.name = name;
    this.root = root;
  }

  /// @throws DocumentException also when the file cannot be read
  public static Document read(Path file) {
    return parse(file.toString(), content(file));
  }

  /// The text of a file as it stands; of one that is too long as much as shows it.
  ///
  /// @throws DocumentException when the file cannot be read
  public static String content(Path file) {
    try {
      return SmallText.read(file);
    } catch (IOException unreadable) {
      throw new DocumentException(
          file.toString(), 0, "cannot be read (" + unreadable.getMessage() + ")");
    }
  }

  /// @param name what to call it where something is wrong
  /// @throws DocumentException when it is not YAML, too long or too deep
  public static Document parse(String name, String text) {
    try {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      options.setCodePointLimit(LONGEST);
      options.setNestingDepthLimit(DEEPEST);
      var root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        throw new DocumentException(name, 0, "the file is empty");
      }
      return new Document(name, root);
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      throw new DocumentException(
          name, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + malformed.getProblem());
    } catch (YAMLException malformed) {
      throw new DocumentException(name, 0, "not YAML: " + malformed.getMessage());
    }
  }

  public Node root() {
    return root;
  }

  /// The members of a mapping, in their order.
  ///
  /// @param allowed every name that may stand there
  /// @param otherwise what to say of a node that is no mapping
  public Map<String, Node> members(Node node, Set<String> allowed, String otherwise) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, otherwise);
    }
    var members = new LinkedHashMap<String, Node>();
    for (var member : mapping.getValue()) {
      var key = text(member.getKeyNode());
      if (!allowed.contains(key)) {
        throw wrong(member.getKeyNode(), "unknown member '" + key + "'");
      }
      if (members.put(key, member.getValueNode()) != null) {
        throw wrong(member.getKeyNode(), "'" + key + "' stands twice");
      }
    }
    return members;
  }

  /// @param within where to point when it is not there
  public Node needed(Node within, Map<String, Node> members, String member) {
    var node = members.get(member);
    if (node == null) {
      throw wrong(within, "'" + member + "' is missing");
    }
    return node;
  }

  /// A list of at least one entry, none of them twice.
  public <T> List<T> list(Node node, Function<Node, T> reading) {
    if (!(node instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      throw wrong(node, "a list with at least one entry is wanted");
    }
    var entries = new ArrayList<T>();
    for (var entry : sequence.getValue()) {
      var value = reading.apply(entry);
      if (entries.contains(value)) {
        throw wrong(entry, "'" + value + "' stands twice");
      }
      entries.add(value);
    }
    return entries;
  }

  public String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw wrong(node, "a text is wanted");
  }

  public DocumentException wrong(Node node, String reason) {
    return new DocumentException(name, node.getStartMark().getLine() + 1, reason);
  }
}
