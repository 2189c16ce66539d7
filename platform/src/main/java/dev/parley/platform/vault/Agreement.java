package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether what Vault shows is what the description asks for. Vault adds members of its own, and
/// shows `10m` as `600`.
final class Agreement {

  private static final Pattern DURATION = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  private Agreement() {}

  static boolean holds(JsonNode wanted, JsonNode shown) {
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .allMatch(member -> holds(member.getValue(), shown.path(member.getKey())));
    }
    if (wanted.isArray()) {
      return sameItems(wanted, shown);
    }
    return wanted.asText().equals(shown.asText()) || sameDuration(wanted, shown);
  }

  private static boolean sameItems(JsonNode wanted, JsonNode shown) {
    if (wanted.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!holds(wanted.get(i), shown.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameDuration(JsonNode wanted, JsonNode shown) {
    OptionalLong seconds = seconds(wanted);
    return seconds.isPresent() && seconds.equals(seconds(shown));
  }

  private static OptionalLong seconds(JsonNode value) {
    if (value.isNumber()) {
      return OptionalLong.of(value.asLong());
    }
    Matcher parts = DURATION.matcher(value.asText());
    if (value.asText().isEmpty() || !parts.matches()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(3600 * part(parts, 1) + 60 * part(parts, 2) + part(parts, 3));
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
