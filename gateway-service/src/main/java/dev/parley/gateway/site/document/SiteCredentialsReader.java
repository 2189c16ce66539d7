package dev.parley.gateway.site.document;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.site.SiteCredentials;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads `credentials`, a list of `keyid` and `public-key` (base64 of a SubjectPublicKeyInfo, RFC
/// 5280), and `oidc-client`.
final class SiteCredentialsReader {
  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern CLIENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
  private static final Set<String> MEMBERS = Set.of("keyid", "public-key");
  private static final int MOST_KEYS = 8;

  private final Document document;
  private final Function<Node, String> text;

  /// @param text a node's value
  SiteCredentialsReader(Document document, Function<Node, String> text) {
    this.document = document;
    this.text = text;
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
      throw document.wrong(node, "credentials are a list of 1 to " + MOST_KEYS + " keys");
    }
    var keys = new HashMap<String, PublicKey>();
    for (var entry : sequence.getValue()) {
      var members =
          document.members(entry, MEMBERS, "a credential is a mapping of keyid and public-key");
      var named = document.needed(entry, members, "keyid");
      var id = form(named, KEY_ID, "is not a key id");
      if (keys.put(id, key(document.needed(entry, members, "public-key"))) != null) {
        throw document.wrong(entry, "'" + document.text(named) + "' stands twice");
      }
    }
    return keys;
  }

  private String form(Node node, Pattern form, String reason) {
    var value = text.apply(node);
    if (!form.matcher(value).matches()) {
      throw document.wrong(node, "'" + document.text(node) + "' " + reason);
    }
    return value;
  }

  private PublicKey key(Node node) {
    return PublicKeys.parse(text.apply(node))
        .orElseThrow(() ->
            document.wrong(
                node, "not the public half of an Ed25519 or P-256 key (base64, one line)"));
  }
}
