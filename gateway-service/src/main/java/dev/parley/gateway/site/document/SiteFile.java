package dev.parley.gateway.site.document;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.document.DocumentException;
import dev.parley.gateway.geofence.GeofenceRules;
import dev.parley.gateway.site.Contact;
import dev.parley.gateway.site.Origin;
import dev.parley.gateway.site.Policy;
import dev.parley.gateway.site.Site;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a site's document: `title`, `origins`, `languages`, all of them needed; `contact`,
/// `limits` ([SiteLimitsReader]), `policies`, `credentials`, `oidc-client` ([SiteCredentials]) and
/// `frame-ancestors`, `geofence` (what a `geofence.yaml` would hold), where a site has them;
/// nothing else. `contracts/site.schema.json` says the same.
///
/// In a file `${NAME}` in a value is replaced by the setting of that name; one that is not set is
/// refused. A wrong value is told as it was written.
final class SiteFile {
  static final String NAME = "site.yaml";

  private static final Set<String> MEMBERS =
      Set.of(
          "title",
          "origins",
          "languages",
          "contact",
          "limits",
          "policies",
          "credentials",
          "oidc-client",
          "frame-ancestors",
          "geofence");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)}");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
  private static final int LONGEST_TITLE = 100;

  private final Document document;
  private final Surroundings around;

  private SiteFile(Document document, Surroundings around) {
    this.document = document;
    this.around = around;
  }

  /// @throws DocumentException with name, line and reason
  static SiteDocument read(String text, Surroundings around) {
    return new SiteFile(Document.parse(around.name(), text), around).site(text);
  }

  private SiteDocument site(String text) {
    var root = document.root();
    var members =
        document.members(root, MEMBERS, "a site is a mapping of title, origins and languages");
    var title = document.needed(root, members, "title");
    var contact = Optional.ofNullable(members.get("contact"));
    var lines = new HashMap<Origin, Integer>();
    var site =
        new Site(
            around.site(),
            title(title),
            new HashSet<>(
                document.list(
                    document.needed(root, members, "origins"), node -> origin(node, lines))),
            document.list(document.needed(root, members, "languages"), this::language),
            new SiteCredentialsReader(document, this::substituted).read(members),
            optional(members, "frame-ancestors", node -> origin(node, new HashMap<>())),
            contact.map(this::contact),
            new SiteLimitsReader(document).read(members),
            around.policies(),
            Optional.ofNullable(members.get("geofence")).map(this::geofence));
    var policies = policies(site);
    optional(members, "policies", node -> policy(node, policies));
    return new SiteDocument(
        site,
        around.source(),
        around.name(),
        text,
        document.text(title),
        contact.map(document::text),
        lines,
        policies);
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

  private Origin origin(Node node, Map<Origin, Integer> lines) {
    var origin =
        Origin.parse(substituted(node))
            .orElseThrow(() ->
                wrong(
                    node,
                    "is not an origin (scheme://host, and :port where it is not the usual one)"));
    if (origin.exposed()) {
      throw wrong(node, "is plain HTTP, which only this machine may use");
    }
    lines.put(origin, node.getStartMark().getLine() + 1);
    return origin;
  }

  private String language(Node node) {
    var text = substituted(node);
    if (!LANGUAGE.matcher(text).matches()) {
      throw wrong(node, "is not a language tag");
    }
    return text;
  }

  private Contact contact(Node node) {
    return Contact.parse(substituted(node))
        .orElseThrow(() -> wrong(node, "is neither an e-mail address nor an https or mailto URL"));
  }

  private GeofenceRules geofence(Node node) {
    if (around.policies().contains(Policy.GEOFENCE)) {
      throw document.wrong(
          node, "a geofence stands in " + Policy.GEOFENCE.file() + " too; keep one of the two");
    }
    var rules = GeofenceRules.read(around.site(), document, node);
    rules
        .lacks(around.databases())
        .ifPresent(kind -> {
          throw document.wrong(node, "needs " + kind.setting() + ", which is not set");
        });
    return rules;
  }

  /// Those of files, and the one that stands here.
  private Set<Policy> policies(Site site) {
    var all = EnumSet.noneOf(Policy.class);
    all.addAll(around.policies());
    site.geofence().ifPresent(own -> all.add(Policy.GEOFENCE));
    return all;
  }

  /// That it is there; what stands in its file is for the policy's own room to read.
  private Policy policy(Node node, Set<Policy> policies) {
    var policy =
        Policy.named(document.text(node))
            .orElseThrow(() -> wrong(node, "is no policy (access-list, geofence)"));
    if (!policies.contains(policy)) {
      throw wrong(node, "needs " + policy.file() + " beside the site's file, and there is none");
    }
    return policy;
  }

  private String substituted(Node node) {
    return REFERENCE
        .matcher(document.text(node))
        .replaceAll(match -> Matcher.quoteReplacement(setting(node, match.group(1))));
  }

  private String setting(Node node, String name) {
    return switch (around.source()) {
      case FILE ->
          around
              .settings()
              .apply(name)
              .filter(value -> !value.isBlank())
              .orElseThrow(() -> document.wrong(node, "${" + name + "} is not set"));
      case ADMIN ->
          throw document.wrong(node, "${" + name + "} stands for a setting in files only");
    };
  }

  private DocumentException wrong(Node node, String reason) {
    return document.wrong(node, "'" + document.text(node) + "' " + reason);
  }
}
