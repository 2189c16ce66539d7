package dev.parley.gateway.admin;

import dev.parley.kernel.identity.Caller;

/// What a token proves.
sealed interface PersonCheck {
  record Proven(Caller.Person person) implements PersonCheck {}

  /// @param reason for the log alone
  record Unproven(String reason) implements PersonCheck {}
}
