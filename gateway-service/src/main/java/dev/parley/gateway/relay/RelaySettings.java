package dev.parley.gateway.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How long the relay waits, and for how many at once.
@ConfigMapping(prefix = "parley.relay")
public interface RelaySettings {

  @WithDefault("3S")
  Duration connect();

  /// From the end of a request to the head of its answer.
  @WithDefault("30S")
  Duration head();

  /// The longest silence in a stream: three of the comments that keep it alive.
  @WithDefault("45S")
  Duration silence();

  /// How long a manifest is kept.
  @WithDefault("30S")
  Duration manifest();

  /// Connections to the engine adapter that one event loop opens, one for each open stream.
  @WithDefault("1024")
  int connections();
}
