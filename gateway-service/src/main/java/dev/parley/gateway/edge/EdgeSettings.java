package dev.parley.gateway.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Whether the gateway ends TLS itself, and what it asks browsers to remember of that.
@ConfigMapping(prefix = "parley.edge")
public interface EdgeSettings {
  Tls tls();

  Hsts hsts();

  /// Certificate and key, both or neither. With neither the listener is plain.
  interface Tls {

    /// A PEM file: the listener's own certificate, then what it was issued by.
    Optional<Path> certificate();

    /// A PEM file with the certificate's private key, unencrypted: PKCS #8, PKCS #1 or SEC 1.
    Optional<Path> key();

    /// How often both files are looked at, 1 second to 1 hour.
    @WithDefault("10S")
    Duration reload();
  }

  /// `Strict-Transport-Security`, on every answer over TLS.
  interface Hsts {

    /// Off where a proxy in front of us writes it.
    @WithDefault("true")
    boolean enabled();

    /// How long a browser is to come by TLS alone, 0 to 1000 days; 0 makes it forget.
    @WithDefault("730D")
    Duration maxAge();

    /// Whether the same holds for all names below the listener's.
    @WithDefault("true")
    boolean includeSubdomains();
  }
}
