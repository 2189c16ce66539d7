package dev.parley.middleware.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads `catalogue.yaml`; a wrong one is refused whole, with line and reason.
final class CatalogueFile {
  static final String NAME = "catalogue.yaml";

  private static final Pattern QUESTION = Pattern.compile("[a-z]+(\\.[a-z]+)+");
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Pattern SETTING = Pattern.compile("parley\\.[a-z_]{1,40}");

  private final Path file;

  CatalogueFile(Path file) {
    this.file = file;
  }

  /// @throws CatalogueFileException with file, line and reason
  SiteCatalogue read() {
    var root = members(compose(), Set.of("proofs", "questions"));
    var proofs = new LinkedHashMap<String, ProofKind>();
    optional(root, "proofs")
        .forEach((name, node) -> proofs.put(name, proof(matching(name, IDENTIFIER, node), node)));
    var questions = new LinkedHashMap<String, Question>();
    members(needed(root, "questions"), Set.of())
        .forEach((name, node) ->
            questions.put(name, question(matching(name, QUESTION, node), node, proofs)));
    return new SiteCatalogue(questions, proofs);
  }

  private ProofKind proof(String name, Node node) {
    var members = members(node, Set.of("function", "fields", "setting"));
    var fields = new ArrayList<String>();
    if (!(needed(members, "fields") instanceof SequenceNode sequence)) {
      throw wrong(node, "'fields' is a list of names");
    }
    sequence.getValue().forEach(field -> fields.add(matching(text(field), IDENTIFIER, field)));
    return new ProofKind(
        name,
        matching(text(needed(members, "function")), IDENTIFIER, node),
        fields,
        matching(text(needed(members, "setting")), SETTING, node));
  }

  private Question question(String name, Node node, Map<String, ProofKind> proofs) {
    var members = members(node, Set.of("view", "proof", "columns"));
    var proof = members.get("proof");
    if (proof != null && !proofs.containsKey(text(proof))) {
      throw wrong(proof, "there is no proof '" + text(proof) + "'");
    }
    var columns = new ArrayList<Column>();
    members(needed(members, "columns"), Set.of())
        .forEach((column, kind) ->
            columns.add(new Column(matching(column, IDENTIFIER, kind), classification(kind))));
    return new Question(
        name,
        matching(text(needed(members, "view")), IDENTIFIER, node),
        proof == null ? new Predicate.Everybody() : new Predicate.Proven(text(proof)),
        columns);
  }

  private Classification classification(Node node) {
    try {
      return Classification.valueOf(text(node).toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw wrong(node, "a classification is one of " + List.of(Classification.values()));
    }
  }

  private Node compose() {
    try (var reader = Files.newBufferedReader(file)) {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      var node = new Yaml(options).compose(reader);
      if (node == null) {
        throw new CatalogueFileException(file, 0, "the file is empty");
      }
      return node;
    } catch (IOException unreadable) {
      throw new CatalogueFileException(file, 0, "cannot be read");
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      throw new CatalogueFileException(
          file, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + malformed.getProblem());
    } catch (YAMLException malformed) {
      throw new CatalogueFileException(file, 0, "not YAML: " + malformed.getMessage());
    }
  }

  private Map<String, Node> optional(Map<String, Node> members, String name) {
    var node = members.get(name);
    return node == null ? Map.of() : members(node, Set.of());
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

  private Node needed(Map<String, Node> members, String name) {
    var node = members.get(name);
    if (node == null) {
      throw new CatalogueFileException(file, 0, "'" + name + "' is missing");
    }
    return node;
  }

  private String text(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "a text is wanted here");
  }

  private String matching(String text, Pattern form, Node node) {
    if (!form.matcher(text).matches()) {
      throw wrong(node, "'" + text + "' is not a name of the form " + form);
    }
    return text;
  }

  private CatalogueFileException wrong(@Nullable Node node, String reason) {
    return new CatalogueFileException(
        file, node == null ? 0 : node.getStartMark().getLine() + 1, reason);
  }
}
