package dev.parley.gateway.acl.list;

import dev.parley.gateway.address.Cidr;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the text of a list: `allow <network>` or `deny <network>` on a line, `#` to its end for a
/// comment.
final class ListText {
  /// Of any kind they can be read beside the list in force in a heap of 64 MB (decision 0010).
  static final int MOST_ENTRIES = 250_000;

  /// What a line's number may be where entries are kept.
  private static final int MOST_LINES = (1 << 23) - 1;

  private static final int LONGEST_QUOTE = 60;

  private final Ipv4Networks ipv4 = new Ipv4Networks();
  private final Ipv6Networks ipv6 = new Ipv6Networks();
  private int line;

  private ListText() {}

  /// Strict and whole: the first wrong line, a network twice or too much of anything, and there is
  /// no list.
  static ParsedList parse(InputStream in) throws IOException {
    return new ListText().parse(new ListLines(in));
  }

  private ParsedList parse(ListLines lines) throws IOException {
    var wrong = Optional.<String>empty();
    var going = true;
    while (going && wrong.isEmpty()) {
      line++;
      switch (lines.next()) {
        case ListLines.Line.Text(var content) -> wrong = read(content);
        case ListLines.Line.Malformed(var reason) -> wrong = Optional.of(reason);
        case ListLines.Line.End() -> going = false;
      }
      if (lines.bytes() > ListReading.LARGEST) {
        return new ParsedList.Wrong(0, "a list has " + ListReading.LARGEST + " bytes at most");
      }
    }
    return wrong
        .<ParsedList>map(reason -> new ParsedList.Wrong(line, reason))
        .orElseGet(this::whole);
  }

  private ParsedList whole() {
    ipv4.sort();
    ipv6.sort();
    return twice()
        .<ParsedList>map(wrong -> wrong)
        .orElseGet(() -> new ParsedList.Compiled(AccessList.of(ipv4, ipv6)));
  }

  private Optional<ParsedList.Wrong> twice() {
    return Stream.of(twice(ipv4), twice(ipv6))
        .flatMap(Optional::stream)
        .min(Comparator.comparingInt(ParsedList.Wrong::line));
  }

  private static Optional<ParsedList.Wrong> twice(Networks networks) {
    var again = networks.twice();
    return again < 0
        ? Optional.empty()
        : Optional.of(
            new ParsedList.Wrong(
                networks.line(again),
                networks.network(again)
                    + " stands twice, first in line "
                    + networks.line(again - 1)));
  }

  /// @return what is wrong with it
  private Optional<String> read(String content) {
    var comment = content.indexOf('#');
    var said = (comment < 0 ? content : content.substring(0, comment)).strip();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    var gap = gap(said);
    var verdict = said.substring(0, gap);
    var named = said.substring(gap).strip();
    if (named.isEmpty()
        || gap(named) < named.length()
        || !(verdict.equals("allow") || verdict.equals("deny"))) {
      return Optional.of(
          quoted(said) + " is not an entry (allow or deny, a space, a network in CIDR form)");
    }
    var network = Cidr.parse(named);
    if (network.isEmpty()) {
      return Optional.of(quoted(named) + ' ' + Cidr.refusal(named));
    }
    return keep(verdict.equals("deny"), network.get());
  }

  private static int gap(String text) {
    var at = 0;
    while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\t') {
      at++;
    }
    return at;
  }

  private Optional<String> keep(boolean denies, Cidr network) {
    if (ipv4.size() + ipv6.size() == MOST_ENTRIES) {
      return Optional.of("a list has " + MOST_ENTRIES + " entries at most");
    }
    if (line > MOST_LINES) {
      return Optional.of("a list has " + MOST_LINES + " lines at most");
    }
    var address = network.network();
    if (address.isIpv4() && network.bits() >= 96) {
      ipv4.add(address.ipv4(), network.bits(), denies, line);
    } else {
      ipv6.add(address.high(), address.low(), network.bits(), denies, line);
    }
    return Optional.empty();
  }

  /// Short and without what a terminal or a log would obey.
  private static String quoted(String text) {
    var shown = text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    return "'" + shown.replaceAll("\\p{C}", "?") + "'";
  }
}
