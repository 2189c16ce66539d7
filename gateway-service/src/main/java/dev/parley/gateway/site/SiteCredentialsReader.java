package dev.parley.gateway.site;

import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads `credentials`, a list of `keyid` and `public-key` (base64 of a SubjectPublicKeyInfo, RFC
/// 5280), and `oidc-client`.
final class SiteCredentialsReader {
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final int MOST_KEYS = 8;

  private final Function<Node, String> text;
  private final BiFunction<Node, String, SiteFileException> wrong;

  /// @param text a node's value
  /// @param wrong a refusal at a node's line
  SiteCredentialsReader(
      Function<Node, String> text, BiFunction<Node, String, SiteFileException> wrong) {
    this.text = text;
    this.wrong = wrong;
  }

  SiteCredentials read(Map<String, Node> members) {
    var keys = members.get("credentials");
    var client = members.get("oidc-client");
    return new SiteCredentials(
        keys == null ? Map.of() : keys(keys),
        client == null
            ? Optional.empty()
            : Optional.of(form(client, CLIENT, "is not a client's id")));
  }

  private Map<String, PublicKey> keys(Node node) {
    if (!(node instanceof SequenceNode sequence)
        || sequence.getValue().isEmpty()
        || sequence.getValue().size() > MOST_KEYS) {
      throw wrong.apply(node, "credentials are a list of 1 to " + MOST_KEYS + " keys");
    }
    var keys = new HashMap<String, PublicKey>();
    for (var entry : sequence.getValue()) {
      var members = members(entry);
      var id = form(needed(entry, members, "keyid"), KEY_ID, "is not a key id");
      if (keys.put(id, key(needed(entry, members, "public-key"))) != null) {
        throw wrong.apply(entry, "'" + id + "' stands twice");
      }
    }
    return keys;
  }

  private Map<String, Node> members(Node entry) {
    if (!(entry instanceof MappingNode mapping)) {
      throw wrong.apply(entry, "a credential is a mapping of keyid and public-key");
    }
    var members = new HashMap<String, Node>();
    for (var member : mapping.getValue()) {
      var name = text.apply(member.getKeyNode());
      if (!name.equals("keyid") && !name.equals("public-key")) {
        throw wrong.apply(member.getKeyNode(), "unknown member '" + name + "'");
      }
      if (members.put(name, member.getValueNode()) != null) {
        throw wrong.apply(member.getKeyNode(), "'" + name + "' stands twice");
      }
    }
    return members;
  }

  private Node needed(Node entry, Map<String, Node> members, String name) {
    var node = members.get(name);
    if (node == null) {
      throw wrong.apply(entry, "'" + name + "' is missing");
    }
    return node;
  }

  private String form(Node node, Pattern form, String reason) {
    var value = text.apply(node);
    if (!form.matcher(value).matches()) {
      throw wrong.apply(node, "'" + value + "' " + reason);
    }
    return value;
  }

  private PublicKey key(Node node) {
    return PublicKeys.parse(text.apply(node))
        .orElseThrow(() ->
            wrong.apply(node, "not the public half of an Ed25519 or P-256 key (base64, one line)"));
  }
}
