package dev.parley.adapter.engine.scripted.script;

import java.util.Locale;

/// How a value of the catalogue is shown.
public enum Form {
  /// An ISO 8601 date, written out in the language.
  DATE,
  /// An ISO 8601 time, as hours and minutes.
  TIME,
  /// A decimal number, with two places unless it is whole.
  NUMBER;

  /// The word for it in a template.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static boolean isWord(String word) {
    for (var form : values()) {
      if (form.word().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
