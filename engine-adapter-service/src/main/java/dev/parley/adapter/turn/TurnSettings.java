package dev.parley.adapter.turn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The bounds of a turn.
@ConfigMapping(prefix = "parley.turn")
public interface TurnSettings {

  /// Turns at work at once on this replica; one more is `engine.unavailable`.
  @WithDefault("1000")
  int atOnce();

  /// After this long an engine is stopped.
  @WithDefault("2M")
  Duration longest();

  /// Longest reply, in UTF-16 code units; an engine that writes more is stopped.
  @WithDefault("32000")
  int longestReply();

  /// Earlier turns that an engine is told of.
  @WithDefault("20")
  int earlier();

  /// How often a quiet stream says that it is alive.
  @WithDefault("15S")
  Duration keepAlive();

  /// How long a stopping replica waits for its turns.
  @WithDefault("20S")
  Duration drain();
}
