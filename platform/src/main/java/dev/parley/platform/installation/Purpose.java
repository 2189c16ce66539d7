package dev.parley.platform.installation;

/// What an installation is for.
public enum Purpose {
  USE,
  /// Credentials live a minute, so that tests see them replaced; tests may log people in by
  /// password.
  TEST
}
