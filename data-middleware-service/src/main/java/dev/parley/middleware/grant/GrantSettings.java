package dev.parley.middleware.grant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often a proof may be tried and how long a grant lasts.
@ConfigMapping(prefix = "parley.grant")
public interface GrantSettings {

  /// Tries a conversation has, right or wrong.
  @WithDefault("5")
  int triesOfConversation();

  /// Tries at one row in `targetWindow`, over all conversations.
  @WithDefault("20")
  int triesAtTarget();

  @WithDefault("1H")
  Duration targetWindow();

  @WithDefault("1H")
  Duration life();
}
