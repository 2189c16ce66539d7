package dev.parley.adapter.engine.scripted;

import java.util.List;
import java.util.regex.Pattern;

/// Cuts a reply into the parts that it is sent in, without losing a character.
final class Sentences {
  private static final Pattern AFTER = Pattern.compile("(?<=[.!?؟:]\\s)|(?<=\\n)");

  private Sentences() {}

  static List<String> of(String reply) {
    return AFTER.splitAsStream(reply).filter(part -> !part.isEmpty()).toList();
  }
}
