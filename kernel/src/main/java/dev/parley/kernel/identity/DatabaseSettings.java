package dev.parley.kernel.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The times that let a database user be replaced under load without a failed statement.
@ConfigMapping(prefix = "parley.database")
public interface DatabaseSettings {

  /// A user with less than this left is given to no new connection.
  @WithDefault("45S")
  Duration grace();

  /// How long a pooled connection lives (the pools' `max-lifetime`).
  @WithDefault("25S")
  Duration connectionLifetime();

  /// The longest statement (`statement_timeout`).
  @WithDefault("10S")
  Duration statementLimit();
}
