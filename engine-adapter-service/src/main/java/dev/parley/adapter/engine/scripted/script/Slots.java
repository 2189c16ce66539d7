package dev.parley.adapter.engine.scripted.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the slots of a script and finds them again by name.
final class Slots {
  private static final Set<String> KINDS = Set.of("code", "name", "date");
  private static final Pattern ANYTHING = Pattern.compile(".+");

  private final Map<String, Slot> slots = new HashMap<>();

  Slots(Section section, Wordings wordings) {
    for (var name : section.keys()) {
      var slot = section.section(name);
      var kind = kind(slot);
      slots.put(
          name,
          new Slot(
              name,
              kind,
              kind == Slot.Kind.DATE ? ANYTHING : pattern(slot, "answer"),
              slot.has("found") ? Optional.of(pattern(slot, "found")) : Optional.empty(),
              wordings.plain(slot, "ask"),
              wordings.plain(slot, "again")));
      slot.end();
    }
  }

  List<Slot> named(Section section, String key) {
    var named = new ArrayList<Slot>();
    for (var name : section.texts(key)) {
      var slot = slots.get(name);
      if (slot == null) {
        section.flaw(key, "no such slot: '" + name + "'");
      } else {
        named.add(slot);
      }
    }
    return named;
  }

  private static Slot.Kind kind(Section slot) {
    var word = slot.text("kind");
    if (KINDS.contains(word)) {
      return Slot.Kind.valueOf(word.toUpperCase(Locale.ROOT));
    }
    slot.flaw("kind", "'kind' must be code, name or date");
    return Slot.Kind.NAME;
  }

  private static Pattern pattern(Section slot, String key) {
    try {
      return Pattern.compile(
          slot.text(key),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException refused) {
      slot.flaw(key, "not a pattern: " + refused.getDescription());
      return ANYTHING;
    }
  }
}
