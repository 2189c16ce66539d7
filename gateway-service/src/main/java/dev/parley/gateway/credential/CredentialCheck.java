package dev.parley.gateway.credential;

import dev.parley.gateway.site.Site;
import java.time.Duration;
import java.util.Optional;

/// Whether a site's server proved who it is.
public sealed interface CredentialCheck {
  /// @param bound what the credential is good for, where it says so
  record Proven(Site site, Optional<Bound> bound) implements CredentialCheck {
    /// Whether it is good for that.
    public boolean isGoodFor(Bound asked) {
      return bound.isEmpty() || bound.get().equals(asked);
    }
  }

  /// @param reason for the log alone; quotes nothing of the credential
  record Refused(String reason) implements CredentialCheck {}

  /// Too many assertions of the site were used lately for one more to be remembered.
  record Crowded(Duration retryAfter) implements CredentialCheck {}

  /// The one session that an assertion asks for; with no origin, whose sessions it asks to end.
  record Bound(String subject, Optional<String> origin) {}
}
