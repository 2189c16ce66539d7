package dev.parley.gateway.shared;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// The store that replicas share limits, spent challenges and assertions, and a pinned rung in.
/// Without a `url` none is used and nothing connects.
@ConfigMapping(prefix = "parley.shared-store")
public interface SharedSettings {

  /// `rediss://[user@]host:port`, or `redis://` on a network of one's own. A password in it refuses
  /// the start.
  Optional<URI> url();

  /// A file with the password.
  Optional<Path> passwordFile();

  /// PEM file of the authorities that the store's certificate must come from; needed for `rediss`.
  Optional<Path> caFile();

  /// A file with 32 bytes or more, the same for all replicas, that names are digested under; needed
  /// where `url` is set.
  Optional<Path> keyFile();

  /// How many replicas share, 1 to 1000: while the store is away each admits so great a part.
  /// Needed where `url` is set: one forgotten would give each of many the whole of every limit.
  OptionalInt replicas();

  /// How long a request waits for the store, 1 ms to 1 s.
  @WithDefault("PT0.05S")
  Duration timeout();

  /// How often a store that is away is looked for, 10 ms to 1 minute.
  @WithDefault("PT1S")
  Duration retry();
}
