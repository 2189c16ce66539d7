package dev.parley.gateway.replay;

import dev.parley.gateway.acl.list.Effect;
import dev.parley.gateway.acl.list.Entry;
import dev.parley.gateway.acl.list.ListReading;
import dev.parley.gateway.acl.list.ParsedList;
import dev.parley.gateway.acl.list.Verdict;
import dev.parley.gateway.address.Cidr;
import dev.parley.kernel.id.SiteId;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a proposal, YAML or JSON, for what is written by hand; long lists come in their own form.
///
/// ```yaml
/// suite: { access: [deny 203.0.113.0/24] }
/// sites:
///   hotel:
///     access: [allow 198.51.100.0/24]
///     countries: { deny: [XX] } # or allow
///     unknown-country: admit # or refuse; needed beside countries
///     asns: { allow: [64500] } # or deny
///     unknown-asn: refuse # or admit; needed beside asns
/// ```
///
/// What is left out stays as it is in force: a list, or a site's geofence, which is both its
/// countries and its autonomous systems.
public final class PolicyFile {
  /// In bytes.
  public static final int LONGEST = 256 * 1024;

  private static final int MOST_ENTRIES = 10_000;
  private static final int MOST_SITES = 1_000;
  private static final int DEEPEST = 8;
  private static final long HIGHEST_ASN = 0xffff_ffffL;

  private static final String AN_ENTRY = "an entry is 'allow <network>' or 'deny <network>'";
  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
  private static final Pattern ASN = Pattern.compile("[1-9][0-9]{0,9}");
  private static final Pattern ENTRY = Pattern.compile("(allow|deny) +(\\S{2,50})");

  private PolicyFile() {}

  public static PolicyReading read(String text) {
    try {
      var options = new LoaderOptions();
      options.setMaxAliasesForCollections(0);
      options.setCodePointLimit(LONGEST);
      options.setNestingDepthLimit(DEEPEST);
      var root = new Yaml(options).compose(new StringReader(text));
      return root == null
          ? new PolicyReading.Wrong(0, "the proposal is empty")
          : new PolicyReading.Read(policy(root));
    } catch (PolicyException wrong) {
      return wrong.reading();
    } catch (MarkedYAMLException malformed) {
      var mark = malformed.getProblemMark();
      return new PolicyReading.Wrong(
          mark == null ? 0 : mark.getLine() + 1, "not YAML: " + malformed.getProblem());
    } catch (YAMLException malformed) {
      return new PolicyReading.Wrong(0, "not YAML: " + malformed.getMessage());
    }
  }

  /// One access list in the form of its file, and nothing else.
  ///
  /// @param site none for the suite's list
  public static PolicyReading list(Optional<SiteId> site, ByteBuffer text) {
    return switch (ListReading.read(text)) {
      case ParsedList.Compiled(var list) -> new PolicyReading.Read(Policy.of(site, list));
      case ParsedList.Wrong(var line, var reason) -> new PolicyReading.Wrong(line, reason);
    };
  }

  private static Policy policy(Node root) {
    var members = Nodes.members(root, Set.of("suite", "sites"));
    var suite = members.get("suite");
    var sites = members.get("sites");
    var lists = new HashMap<Optional<SiteId>, Effect>();
    var fences = new HashMap<SiteId, Fence>();
    if (suite != null) {
      access(Nodes.members(suite, Set.of("access")))
          .ifPresent(list -> lists.put(Optional.empty(), list));
    }
    var named = sites == null ? Map.<SiteId, Node>of() : sites(sites);
    named.forEach((id, site) -> {
      var says =
          Nodes.members(
              site, Set.of("access", "countries", "unknown-country", "asns", "unknown-asn"));
      access(says).ifPresent(list -> lists.put(Optional.of(id), list));
      fence(id, site, says).ifPresent(fence -> fences.put(id, fence));
    });
    return new Policy(lists, fences, named.keySet());
  }

  private static Map<SiteId, Node> sites(Node node) {
    var members = Nodes.members(node);
    if (members.size() > MOST_SITES) {
      throw new PolicyException(node, "no more than " + MOST_SITES + " sites are taken");
    }
    var sites = new LinkedHashMap<SiteId, Node>();
    for (var member : ((MappingNode) node).getValue()) {
      sites.put(id(member.getKeyNode()), member.getValueNode());
    }
    return sites;
  }

  private static Optional<Fence> fence(SiteId id, Node node, Map<String, Node> members) {
    var countries = named(node, members, "countries", "unknown-country", PolicyFile::country);
    var asns = named(node, members, "asns", "unknown-asn", PolicyFile::asn);
    return countries.isEmpty() && asns.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fence(id, countries, asns));
  }

  private static Optional<Effect> access(Map<String, Node> members) {
    var access = members.get("access");
    if (access == null) {
      return Optional.empty();
    }
    var networks = new HashSet<Cidr>();
    return Optional.of(
        Effect.of(
            Nodes.list(
                access,
                MOST_ENTRIES,
                node -> {
                  var entry = entry(node);
                  if (!networks.add(entry.network())) {
                    throw new PolicyException(node, "this network stands twice");
                  }
                  return entry;
                })));
  }

  private static Entry entry(Node node) {
    var match = ENTRY.matcher(Nodes.text(node));
    if (!match.matches()) {
      throw new PolicyException(node, AN_ENTRY);
    }
    var network = Cidr.parse(match.group(2));
    if (network.isEmpty()) {
      throw new PolicyException(
          node, AN_ENTRY + ", and the last word " + Cidr.refusal(match.group(2)));
    }
    return new Entry("allow".equals(match.group(1)) ? Verdict.ALLOW : Verdict.DENY, network.get());
  }

  private static <T> Optional<Named<T>> named(
      Node site,
      Map<String, Node> members,
      String name,
      String unknown,
      Function<Node, T> reading) {
    var node = members.get(name);
    var otherwise = members.get(unknown);
    if (node == null && otherwise == null) {
      return Optional.empty();
    }
    if (node == null || otherwise == null) {
      throw new PolicyException(site, "'" + name + "' and '" + unknown + "' need one another");
    }
    var lists = Nodes.members(node, Set.of("allow", "deny"));
    if (lists.size() != 1) {
      throw new PolicyException(node, "either 'allow' or 'deny' is wanted");
    }
    var list = lists.entrySet().iterator().next();
    return Optional.of(
        new Named<>(
            "allow".equals(list.getKey()),
            new HashSet<>(Nodes.list(list.getValue(), MOST_ENTRIES, reading)),
            admits(otherwise)));
  }

  private static boolean admits(Node node) {
    return switch (Nodes.text(node)) {
      case "admit" -> true;
      case "refuse" -> false;
      default -> throw new PolicyException(node, "either admit or refuse is wanted");
    };
  }

  private static String country(Node node) {
    var text = Nodes.text(node);
    if (!COUNTRY.matcher(text).matches()) {
      throw new PolicyException(node, "a country is two capital letters");
    }
    return text;
  }

  private static Long asn(Node node) {
    var text = Nodes.text(node);
    if (!ASN.matcher(text).matches() || Long.parseLong(text) > HIGHEST_ASN) {
      throw new PolicyException(node, "an autonomous system is a number from 1 to 4294967295");
    }
    return Long.valueOf(text);
  }

  private static SiteId id(Node node) {
    try {
      return new SiteId(Nodes.text(node));
    } catch (IllegalArgumentException wrong) {
      throw new PolicyException(node, "not a site's id");
    }
  }
}
