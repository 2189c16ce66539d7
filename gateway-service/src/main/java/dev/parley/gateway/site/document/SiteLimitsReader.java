package dev.parley.gateway.site.document;

import dev.parley.gateway.document.Document;
import dev.parley.gateway.ratelimit.Limit;
import dev.parley.gateway.ratelimit.Quota;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads `limits`, a mapping of a limit's name to its `rate`, `per` (ISO 8601, `PT1M`) and `burst`,
/// all of them needed; bounds as in [Quota].
final class SiteLimitsReader {
  private static final Set<String> NUMBERS = Set.of("rate", "per", "burst");
  private static final Pattern WHOLE = Pattern.compile("[1-9][0-9]{0,7}");
  private static final Pattern TIME = Pattern.compile("P1D|PT[1-9][0-9]{0,4}[SMH]");

  private static final Map<String, Limit> OF_SITES =
      Arrays.stream(Limit.values())
          .filter(SiteLimitsReader::ofSites)
          .collect(Collectors.toUnmodifiableMap(Limit::label, limit -> limit));

  /// What the suite's limits count across sites.
  private static final Set<String> SHARED =
      Arrays.stream(Limit.values())
          .filter(limit -> !ofSites(limit))
          .map(Limit::label)
          .collect(Collectors.toUnmodifiableSet());

  private final Document document;

  SiteLimitsReader(Document document) {
    this.document = document;
  }

  Map<Limit, Quota> read(Map<String, Node> members) {
    var node = members.get("limits");
    if (node == null) {
      return Map.of();
    }
    refuseWhatIsShared(node);
    var quotas = new EnumMap<Limit, Quota>(Limit.class);
    document
        .members(node, OF_SITES.keySet(), "limits are a mapping of names to rate, per and burst")
        .forEach((label, numbers) ->
            quotas.put(Objects.requireNonNull(OF_SITES.get(label)), quota(numbers)));
    return quotas;
  }

  /// Said by itself, since the name is not unknown.
  private void refuseWhatIsShared(Node node) {
    if (node instanceof MappingNode mapping) {
      for (var member : mapping.getValue()) {
        var label = document.text(member.getKeyNode());
        if (SHARED.contains(label)) {
          throw document.wrong(
              member.getKeyNode(),
              "'"
                  + label
                  + "' is not a site's to set: it does not count by site, session or subject");
        }
      }
    }
  }

  /// The names of what a site may set.
  static Set<String> settable() {
    return OF_SITES.keySet();
  }

  private Quota quota(Node node) {
    var numbers = document.members(node, NUMBERS, "a limit is a mapping of rate, per and burst");
    var rate = whole(document.needed(node, numbers, "rate"));
    var per = time(document.needed(node, numbers, "per"));
    var burst = whole(document.needed(node, numbers, "burst"));
    try {
      return new Quota(rate, per, burst);
    } catch (IllegalArgumentException outOfBounds) {
      throw document.wrong(node, String.valueOf(outOfBounds.getMessage()));
    }
  }

  private int whole(Node node) {
    var text = document.text(node);
    if (!node.getTag().equals(Tag.INT) || !WHOLE.matcher(text).matches()) {
      throw document.wrong(node, "'" + text + "' is not a whole number from 1 to 99999999");
    }
    return Integer.parseInt(text);
  }

  private Duration time(Node node) {
    var text = document.text(node);
    if (!TIME.matcher(text).matches()) {
      throw document.wrong(node, "'" + text + "' is not a time like PT30S, PT1M or PT1H");
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean ofSites(Limit limit) {
    return switch (limit.key()) {
      case SITE, SESSION, SUBJECT -> true;
      case ADDRESS, NETWORK_56, NETWORK_48, ASN, SUITE -> false;
    };
  }
}
