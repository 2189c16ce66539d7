package dev.parley.adapter.routing;

import java.util.List;

/// How much an answer may cost, as the gateway's ladder has it now. The header counts because the
/// caller is the gateway, by certificate and token.
public enum Rung {
  /// Any engine.
  USUAL,
  /// An engine that costs nothing.
  SCRIPTED_ONLY;

  public static final String HEADER = "Parley-Rung";

  /// @param said the header's values. None is the usual. Whatever else is said is the strictest:
  ///   only from `scripted-only` up does the gateway say anything, and a rung that is not known
  ///   here can only be a higher one.
  public static Rung of(List<String> said) {
    return said.isEmpty() ? USUAL : SCRIPTED_ONLY;
  }
}
