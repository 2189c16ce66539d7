package dev.parley.retention.destruction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The one safe order. As the database writes them, in lower case; it refuses one out of turn.
public enum Step {
  /// Claimed: from now on the bucket is being destroyed.
  PLANNED,
  /// The witness opened the probe: it can tell a key that opens.
  WITNESSED,
  ROTATED,
  RAISED,
  /// Nothing that was ever sealed can be opened again: the point of no return.
  TRIMMED,
  DELETED,
  /// The key is not there, seals nothing, and the witness opens nothing.
  PROVEN,
  DROPPED;

  static Step of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What is left to do before the certificate, in order.
  public List<Step> rest() {
    return Arrays.stream(values()).filter(step -> step.compareTo(this) > 0).toList();
  }
}
