package dev.parley.gateway.site;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.document.DocumentException;
import dev.parley.kernel.id.SiteId;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

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

  private final Document document;
  private final Function<String, Optional<String>> settings;

  private SiteFile(Document document, Function<String, Optional<String>> settings) {
    this.document = document;
    this.settings = settings;
  }

  /// @param settings what `${NAME}` stands for
  /// @throws SiteFileException with file, line and reason
  static Site read(Path file, SiteId id, Function<String, Optional<String>> settings) {
    try {
      return new SiteFile(Document.read(file), settings).site(id);
    } catch (DocumentException wrong) {
      throw new SiteFileException(wrong);
    }
  }

  private Site site(SiteId id) {
    var root = document.root();
    var members =
        document.members(root, MEMBERS, "a site is a mapping of title, origins and languages");
    return new Site(
        id,
        title(document.needed(root, members, "title")),
        new HashSet<>(document.list(document.needed(root, members, "origins"), this::origin)),
        document.list(document.needed(root, members, "languages"), this::language),
        new SiteCredentialsReader(document, this::substituted).read(members),
        optional(members, "frame-ancestors", this::origin));
  }

  private <T> Set<T> optional(Map<String, Node> members, String name, Function<Node, T> reading) {
    var node = members.get(name);
    return node == null ? Set.of() : new HashSet<>(document.list(node, reading));
  }

  private String title(Node node) {
    var title = substituted(node);
    if (title.isBlank() || title.length() > LONGEST_TITLE) {
      throw document.wrong(node, "a title has 1 to " + LONGEST_TITLE + " characters");
    }
    return title;
  }

  private Origin origin(Node node) {
    var text = substituted(node);
    var origin =
        Origin.parse(text)
            .orElseThrow(() ->
                document.wrong(
                    node,
                    "'"
                        + text
                        + "' is not an origin (scheme://host, and :port where it is not the usual one)"));
    if (origin.exposed()) {
      throw document.wrong(node, "'" + text + "' is plain HTTP, which only this machine may use");
    }
    return origin;
  }

  private String language(Node node) {
    var text = substituted(node);
    if (!LANGUAGE.matcher(text).matches()) {
      throw document.wrong(node, "'" + text + "' is not a language tag");
    }
    return text;
  }

  private String substituted(Node node) {
    UnaryOperator<String> setting =
        name ->
            settings
                .apply(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> document.wrong(node, "${" + name + "} is not set"));
    return REFERENCE
        .matcher(document.text(node))
        .replaceAll(match -> Matcher.quoteReplacement(setting.apply(match.group(1))));
  }
}
