package dev.parley.adapter.engine.scripted.script;

import java.util.Optional;
import java.util.regex.Pattern;

/// Something that a visitor is asked for.
///
/// @param answer what a whole reply to the question looks like
/// @param found what it looks like inside any text, where that is certain enough; the value is the
///   first group, or all of it
public record Slot(
    String name, Kind kind, Pattern answer, Optional<Pattern> found, Wording ask, Wording again) {
  /// How a value is tidied before it is used.
  public enum Kind {
    /// Upper case, without blanks.
    CODE,
    /// As written, blanks at the ends dropped.
    NAME,
    /// Any usual way to write a date; used as ISO 8601.
    DATE
  }
}
