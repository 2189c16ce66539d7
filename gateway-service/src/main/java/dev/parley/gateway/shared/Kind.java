package dev.parley.gateway.shared;

import java.util.Locale;

/// What a name in the store stands for; names of different kinds never meet.
public enum Kind {
  LIMIT,
  CHALLENGE,
  ASSERTION,
  /// Whose sessions a site ended.
  ENDED,
  LADDER,
  /// Written to see whether the store takes anything.
  PROBE;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
