package dev.parley.adapter.engine;

import java.util.Locale;
import java.util.Optional;

/// A language that a visitor may choose (`contracts/sealed-wire.md`, section 4).
public enum Language {
  ENGLISH("en"),
  GERMAN("de"),
  ARABIC("ar");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /// The code on the wire (RFC 5646).
  public String code() {
    return code;
  }

  public Locale locale() {
    return Locale.of(code);
  }

  public static Optional<Language> of(String code) {
    for (var language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
