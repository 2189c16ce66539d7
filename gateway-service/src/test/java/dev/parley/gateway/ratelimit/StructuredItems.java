package dev.parley.gateway.ratelimit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads a List of Structured Fields (RFC 9651, section 4.2.1), as far as RateLimit fields go: its
/// members are Strings, and parameters are Integers. Everything else fails, as the RFC has it.
final class StructuredItems {
  private static final int MOST_DIGITS = 15;

  private final String text;
  private int at;

  record Item(String value, Map<String, Long> parameters) {}

  private StructuredItems(String text) {
    this.text = text;
  }

  /// @throws IllegalArgumentException where the RFC says that parsing fails
  static List<Item> parse(String field) {
    return new StructuredItems(field.replaceAll("^ +| +$", "")).list();
  }

  private List<Item> list() {
    var items = new ArrayList<Item>();
    items.add(new Item(string(), parameters()));
    while (at < text.length()) {
      skip(" \t");
      expect(',');
      skip(" \t");
      items.add(new Item(string(), parameters()));
    }
    return items;
  }

  /// Section 4.2.5.
  private String string() {
    expect('"');
    var value = new StringBuilder();
    while (peek() != '"') {
      var read = next();
      if (read == '\\') {
        read = next();
        if (read != '"' && read != '\\') {
          throw failed();
        }
      } else if (read < 0x20 || read > 0x7e) {
        throw failed();
      }
      value.append(read);
    }
    expect('"');
    return value.toString();
  }

  /// Section 4.2.3.2.
  private Map<String, Long> parameters() {
    var parameters = new LinkedHashMap<String, Long>();
    while (peek() == ';') {
      expect(';');
      skip(" ");
      var key = key();
      expect('=');
      parameters.put(key, integer());
    }
    return parameters;
  }

  /// Section 4.2.3.3.
  private String key() {
    var start = at;
    if (peek() != '*' && !isLower(peek())) {
      throw failed();
    }
    while (isLower(peek()) || isDigit(peek()) || "_-.*".indexOf(peek()) >= 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /// Section 4.2.4.
  private long integer() {
    var start = at;
    if (peek() == '-') {
      at++;
    }
    var digits = at;
    while (isDigit(peek())) {
      at++;
    }
    if (at == digits || at - digits > MOST_DIGITS || peek() == '.') {
      throw failed();
    }
    return Long.parseLong(text.substring(start, at));
  }

  private static boolean isLower(char read) {
    return read >= 'a' && read <= 'z';
  }

  private static boolean isDigit(char read) {
    return read >= '0' && read <= '9';
  }

  private void skip(String spaces) {
    while (at < text.length() && spaces.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw failed();
    }
  }

  private char next() {
    if (at >= text.length()) {
      throw failed();
    }
    return text.charAt(at++);
  }

  /// A character that stands nowhere in a field, at the end.
  private char peek() {
    return at < text.length() ? text.charAt(at) : '\n';
  }

  private IllegalArgumentException failed() {
    return new IllegalArgumentException("at " + at + " of " + text);
  }
}
