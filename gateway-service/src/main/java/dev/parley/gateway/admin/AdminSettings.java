package dev.parley.gateway.admin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/// Where operators reach the gateway.
@ConfigMapping(prefix = "parley.admin")
public interface AdminSettings {

  /// The address that the listener binds to: an internal one.
  @WithDefault("127.0.0.1")
  String host();

  /// The port; without one there is no listener.
  OptionalInt port();
}
