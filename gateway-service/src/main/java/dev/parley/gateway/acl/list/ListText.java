package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the text of a list.
final class ListText {
  static final int MOST_ENTRIES = 1_000_000;

  private static final int LONGEST_QUOTE = 60;

  private final List<Entry> entries = new ArrayList<>();
  private final Map<Cidr, Integer> lines = new HashMap<>();

  private ListText() {}

  static ParsedList parse(String text) {
    var reading = new ListText();
    var line = 0;
    for (var content : (Iterable<String>) text.lines()::iterator) {
      line++;
      var wrong = reading.read(line, content);
      if (wrong.isPresent()) {
        return new ParsedList.Wrong(line, wrong.get());
      }
    }
    return new ParsedList.Compiled(AccessList.of(reading.entries));
  }

  /// @return what is wrong with it
  private Optional<String> read(int line, String content) {
    var comment = content.indexOf('#');
    var said = (comment < 0 ? content : content.substring(0, comment)).strip();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var words = said.split("[ \t]+", -1);
    var verdict = verdict(words[0]);
    if (words.length != 2 || verdict.isEmpty()) {
      return Optional.of(
          quoted(said) + " is not an entry (allow or deny, a space, a network in CIDR form)");
    }
    var network = Cidr.parse(words[1]);
    if (network.isEmpty()) {
      return Optional.of(quoted(words[1]) + ' ' + Cidr.refusal(words[1]));
    }
    return keep(line, new Entry(verdict.get(), network.get()));
  }

  private Optional<String> keep(int line, Entry entry) {
    if (entries.size() == MOST_ENTRIES) {
      return Optional.of("a list has " + MOST_ENTRIES + " entries at most");
    }
    var before = lines.putIfAbsent(entry.network(), line);
    if (before != null) {
      return Optional.of(entry.network() + " stands twice, first in line " + before);
    }
    entries.add(entry);
    return Optional.empty();
  }

  private static Optional<Verdict> verdict(String word) {
    return switch (word) {
      case "allow" -> Optional.of(Verdict.ALLOW);
      case "deny" -> Optional.of(Verdict.DENY);
      default -> Optional.empty();
    };
  }

  /// Short and without what a terminal or a log would obey.
  private static String quoted(String text) {
    var shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    return "'" + shown.replaceAll("\\p{C}", "?") + "'";
  }
}
