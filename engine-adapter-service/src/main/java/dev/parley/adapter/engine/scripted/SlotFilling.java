package dev.parley.adapter.engine.scripted;

import dev.parley.adapter.engine.scripted.script.Slot;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a text tells of the slots that are still open.
///
/// The patterns are the site's own and the text is a stranger's, so no more than the first
/// [#LOOKED_AT] characters are matched.
final class SlotFilling {
  private static final int LOOKED_AT = 200;
  private static final Pattern EDGES =
      Pattern.compile("^(?:[\\s\\p{P}]|and\\b|und\\b)+|[\\s\\p{P}]+$", Pattern.CASE_INSENSITIVE);

  private SlotFilling() {}

  /// What is certain wherever it stands.
  static Map<String, String> found(List<Slot> open, String text, LocalDate today) {
    return fill(open, text, today, false);
  }

  /// The same, and what is left of the text as the reply to the question for the first slot open.
  static Map<String, String> replied(List<Slot> open, String text, LocalDate today) {
    return fill(open, text, today, true);
  }

  private static Map<String, String> fill(
      List<Slot> open, String text, LocalDate today, boolean asked) {
    var told = new LinkedHashMap<String, String>();
    var looked = text.length() > LOOKED_AT ? text.substring(0, LOOKED_AT) : text;
    var rest = looked;
    for (var slot : open) {
      var found = slot.found().map(pattern -> pattern.matcher(looked)).filter(Matcher::find);
      if (found.isPresent()) {
        told.put(slot.name(), tidy(slot, value(found.get())));
        rest = beside(looked, found.get());
      }
    }
    for (var slot : asked ? open : List.<Slot>of()) {
      if (!told.containsKey(slot.name())) {
        whole(slot, EDGES.matcher(rest).replaceAll(""), today)
            .ifPresent(value -> told.put(slot.name(), value));
        break;
      }
    }
    return told;
  }

  /// What follows what was found, or else what goes before it.
  private static String beside(String text, Matcher found) {
    var after = text.substring(found.end());
    return after.isBlank() ? text.substring(0, found.start()) : after;
  }

  private static Optional<String> whole(Slot slot, String text, LocalDate today) {
    if (slot.kind() == Slot.Kind.DATE) {
      return Dates.find(text, today).map(LocalDate::toString);
    }
    var matcher = slot.answer().matcher(text);
    return matcher.matches() ? Optional.of(tidy(slot, value(matcher))) : Optional.empty();
  }

  private static String value(Matcher matcher) {
    var group = matcher.groupCount() > 0 ? matcher.group(1) : null;
    return group == null ? matcher.group() : group;
  }

  private static String tidy(Slot slot, String value) {
    return slot.kind() == Slot.Kind.CODE
        ? value.replaceAll("\\s+", "").toUpperCase(Locale.ROOT)
        : value.strip();
  }
}
