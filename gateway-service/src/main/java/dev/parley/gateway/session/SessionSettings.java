package dev.parley.gateway.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long our statements live.
@ConfigMapping(prefix = "parley.session")
public interface SessionSettings {

  /// Life of a session, 15 minutes at most; a client renews it before it ends.
  @WithDefault("15M")
  Duration life();

  /// How long a session goes on by being renewed, counted from when its visitor was let in: `life`
  /// to 24 hours.
  @WithDefault("PT12H")
  Duration longest();

  /// Life of a ticket for the inner hops, 10 minutes at most; signed anew at half of it.
  @WithDefault("10M")
  Duration ticketLife();
}
