package dev.parley.gateway.site;

import dev.parley.kernel.id.SiteId;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads `site.yaml`: `title`, `origins`, `languages`, all of them needed; `credentials`,
/// `oidc-client` ([SiteCredentials]) and `frame-ancestors`, where a site has them; nothing else.
///
/// `${NAME}` in a value is replaced by the setting of that name; one that is not set is refused.
final class SiteFile {
  static final String NAME = "site.yaml";

  private static final Set<String> MEMBERS =
      Set.of("title", "origins", "languages", "credentials", "oidc-client", "frame-ancestors");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_FILE = 64 * 1024;

  private final Path file;
  private final Function<String, Optional<String>> settings;

  /// @param settings what `${NAME}` stands for
  SiteFile(Path file, Function<String, Optional<String>> settings) {
    this.file = file;
    this.settings = settings;
  }

  /// @throws SiteFileException with file, line and reason
  Site read(SiteId id) {
    var root = root();
    var members = members(root);
    return new Site(
        id,
        title(needed(root, members, "title")),
        new HashSet<>(list(needed(root, members, "origins"), this::origin)),
        list(needed(root, members, "languages"), this::language),
        new SiteCredentialsReader(this::substituted, this::wrong).read(members),
        optional(members, "frame-ancestors", this::origin));
  }

  private Node root() {
    try {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      options.setCodePointLimit(LONGEST_FILE);
      options.setNestingDepthLimit(5);
      var root = new Yaml(options).compose(new StringReader(Files.readString(file)));
      if (root == null) {
        throw new SiteFileException(file, 0, "the file is empty");
      }
      return root;
    } catch (IOException unreadable) {
      throw new SiteFileException(file, 0, "cannot be read (" + unreadable.getMessage() + ")");
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      throw new SiteFileException(
          file, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + malformed.getProblem());
    } catch (YAMLException malformed) {
      throw new SiteFileException(file, 0, "not YAML: " + malformed.getMessage());
    }
  }

  private Map<String, Node> members(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      throw wrong(root, "a site is a mapping of title, origins and languages");
    }
    var members = new HashMap<String, Node>();
    for (var member : mapping.getValue()) {
      var name = text(member.getKeyNode());
      if (!MEMBERS.contains(name)) {
        throw wrong(member.getKeyNode(), "unknown member '" + name + "'");
      }
      if (members.put(name, member.getValueNode()) != null) {
        throw wrong(member.getKeyNode(), "'" + name + "' stands twice");
      }
    }
    return members;
  }

  private Node needed(Node root, Map<String, Node> members, String name) {
    var node = members.get(name);
    if (node == null) {
      throw wrong(root, "'" + name + "' is missing");
    }
    return node;
  }

  private <T> Set<T> optional(Map<String, Node> members, String name, Function<Node, T> reading) {
    var node = members.get(name);
    return node == null ? Set.of() : new HashSet<>(list(node, reading));
  }

  private String title(Node node) {
    var title = substituted(node);
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw wrong(node, "a title has 1 to " + LONGEST_TITLE + " characters");
    }
    return title;
  }

  private <T> List<T> list(Node node, Function<Node, T> reading) {
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

  private Origin origin(Node node) {
    var text = substituted(node);
    var origin =
        Origin.parse(text)
            .orElseThrow(() ->
                wrong(
                    node,
                    "'"
                        + text
                        + "' is not an origin (scheme://host, and :port where it is not the usual one)"));
    if (origin.exposed()) {
      throw wrong(node, "'" + text + "' is plain HTTP, which only this machine may use");
    }
    return origin;
  }

  private String language(Node node) {
    var text = substituted(node);
    if (!LANGUAGE.matcher(text).matches()) {
      throw wrong(node, "'" + text + "' is not a language tag");
    }
    return text;
  }

  private String substituted(Node node) {
    UnaryOperator<String> setting =
        name ->
            settings
                .apply(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> wrong(node, "${" + name + "} is not set"));
    return REFERENCE
        .matcher(text(node))
        .replaceAll(
            match -> java.util.regex.Matcher.quoteReplacement(setting.apply(match.group(1))));
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw wrong(node, "a text is wanted");
  }

  private SiteFileException wrong(Node node, String reason) {
    return new SiteFileException(file, node.getStartMark().getLine() + 1, reason);
  }
}
