package dev.parley.gateway.geofence;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.geofence.Listing.Answer;
import dev.parley.kernel.id.SiteId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a geofence, `geofence.yaml` or a part of the site's own document: `countries` and `asns`,
/// each a mapping of `allow` or of `deny`, and with each what to do with an address of which that
/// is not known.
final class GeofenceFile {
  static final String NAME = "geofence.yaml";

  private static final String SHAPE = "a geofence is a mapping of countries and asns";
  private static final Set<String> MEMBERS =
      Set.of("countries", "unknown-country", "asns", "unknown-asn");

  /// Kosovo's code is not in the standard, and all vendors use it.
  private static final String KOSOVO = "XK";

  private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);
  private static final Pattern SYSTEM = Pattern.compile("[1-9][0-9]{0,9}");
  private static final long LARGEST_SYSTEM = 0xffff_ffffL;

  private final Document document;
  private final Node whole;
  private final Map<String, Node> members;

  private GeofenceFile(Document document, Node whole) {
    this.document = document;
    this.whole = whole;
    this.members = document.members(whole, MEMBERS, SHAPE);
  }

  static GeofenceRules read(SiteId site, Document document, Node whole) {
    var file = new GeofenceFile(document, whole);
    var countries = file.listing("countries", "unknown-country", file::country);
    var asns = file.listing("asns", "unknown-asn", file::system);
    if (countries.isEmpty() && asns.isEmpty()) {
      throw document.wrong(whole, "'countries' or 'asns' is wanted");
    }
    return new GeofenceRules(site, countries, asns);
  }

  private <T> Optional<Listing<T>> listing(String name, String unknown, Function<Node, T> reading) {
    var node = members.get(name);
    var otherwise = members.get(unknown);
    if (node == null) {
      if (otherwise != null) {
        throw document.wrong(otherwise, "'" + unknown + "' says nothing without '" + name + "'");
      }
      return Optional.empty();
    }
    var lists = document.members(node, Set.of("allow", "deny"), "a mapping of allow or deny");
    if (lists.size() != 1) {
      throw document.wrong(node, "either 'allow' or 'deny' is wanted");
    }
    var answer = lists.containsKey("allow") ? Answer.ADMIT : Answer.REFUSE;
    var names = document.list(lists.values().iterator().next(), reading);
    return Optional.of(
        new Listing<>(
            new HashSet<>(names), answer, answer(document.needed(whole, members, unknown))));
  }

  private Answer answer(Node node) {
    return switch (document.text(node)) {
      case "admit" -> Answer.ADMIT;
      case "refuse" -> Answer.REFUSE;
      case String other -> throw document.wrong(node, "'" + other + "' is not admit or refuse");
    };
  }

  private String country(Node node) {
    var code = document.text(node);
    if (!COUNTRIES.contains(code) && !code.equals(KOSOVO)) {
      throw document.wrong(node, "'" + code + "' is not a country (ISO 3166-1 alpha-2)");
    }
    return code;
  }

  private Long system(Node node) {
    var text = document.text(node);
    if (!SYSTEM.matcher(text).matches() || Long.parseLong(text) > LARGEST_SYSTEM) {
      throw document.wrong(
          node, "'" + text + "' is not an autonomous system's number (1 to 4294967295)");
    }
    return Long.valueOf(text);
  }
}
