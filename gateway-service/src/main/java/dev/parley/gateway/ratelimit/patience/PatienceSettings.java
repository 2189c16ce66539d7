package dev.parley.gateway.ratelimit.patience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long a client may take for each part of a request, as a whole.
@ConfigMapping(prefix = "parley.patience")
public interface PatienceSettings {

  /// For the head of a request, from its first byte, and for the first one from the opening of the
  /// connection with its handshake; 1 second to 1 minute.
  @WithDefault("10S")
  Duration head();

  /// For the body, from the end of the head; 1 second to 5 minutes.
  @WithDefault("20S")
  Duration body();
}
