package dev.parley.gateway.challenge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much work is asked for, of whom, and for how long a challenge stands.
@ConfigMapping(prefix = "parley.challenge")
public interface ChallengeSettings {

  /// Who must solve one to open an anonymous session.
  @WithDefault("always")
  Asked anonymousSessions();

  /// From making a challenge to the last moment its solution is taken, 10 seconds to 1 hour.
  @WithDefault("5M")
  Duration life();

  /// How long one key signs before the next does, at least as long as a challenge lives.
  @WithDefault("1H")
  Duration keyLife();

  /// Hashes to try at most where nothing is wrong, half of them on average; 1,000 to 10,000,000.
  @WithDefault("20000")
  int work();

  /// The same of a suspicious source and under load, at least as much as `work`.
  @WithDefault("200000")
  int raisedWork();

  /// Solutions remembered until they expire, about 200 bytes each; when it is full nobody is let
  /// through. With `parley.shared-store.url` every replica knows them; while that store is away a
  /// solution counts once at each replica.
  @WithDefault("100000")
  int remembered();

  /// Of whom a challenge is asked.
  enum Asked {
    /// Of everybody.
    ALWAYS,
    /// Of a suspicious source, and of everybody while the suite is not on its lowest rung.
    SUSPICIOUS
  }
}
