package dev.parley.testing.badinput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A line of a list: what it is called, what has to become of it, and its bytes.
public record BadCase(String name, String fate, String written) {
  /// Answered by a path of its own, so that its answer is told from every other.
  public static final String SMUGGLED = "DELETE /v1/sessions HTTP/1.1\r\nHost: h\r\n\r\n";

  private static final Pattern REPEATED = Pattern.compile("⟦([^×]*)×([0-9]+)⟧");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(x[0-9a-f]{2}|.)");

  public static Stream<BadCase> of(String list) {
    try (var in = Objects.requireNonNull(BadCase.class.getResourceAsStream("/badinput/" + list))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(BadCase::line);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Requests in which another hides.
  public static Stream<BadCase> smuggling() {
    return of("smuggling.txt");
  }

  /// Heads with one thing that does not belong there.
  public static Stream<BadCase> headers() {
    return of("headers.txt")
        .map(bad -> bad.with("GET /v1/status HTTP/1.1⏎Host: h⏎" + bad.written() + "⏎"));
  }

  /// Other spellings of what a path may be.
  public static Stream<BadCase> paths() {
    return of("paths.txt").map(bad -> bad.with("GET " + bad.written() + " HTTP/1.1⏎Host: h⏎⏎"));
  }

  private static BadCase line(String line) {
    var parts = List.of(line.split(" +\\| ", 3));
    if (parts.size() != 3) {
      throw new IllegalStateException("three columns are wanted: " + line);
    }
    return new BadCase(parts.get(0), parts.get(1).strip(), parts.get(2));
  }

  public BadCase with(String other) {
    return new BadCase(name, fate, other);
  }

  /// The same where something else has to become of it.
  public BadCase fated(String other) {
    return new BadCase(name, other, written);
  }

  public byte[] bytes() {
    var text =
        REPEATED
            .matcher(written.replace("«smuggled»", SMUGGLED))
            .replaceAll(BadCase::repeated)
            .replace("⏎", "\r\n");
    var bytes = new ByteArrayOutputStream();
    var end = 0;
    for (var escape : ESCAPED.matcher(text).results().toList()) {
      bytes.writeBytes(text.substring(end, escape.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(unescaped(escape.group(1)));
      end = escape.end();
    }
    bytes.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static String repeated(MatchResult match) {
    return Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2))));
  }

  private static int unescaped(String escape) {
    return switch (escape.charAt(0)) {
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 't' -> '\t';
      case '0' -> 0;
      case 'x' -> HexFormat.fromHexDigits(escape, 1, 3);
      default -> escape.charAt(0);
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
