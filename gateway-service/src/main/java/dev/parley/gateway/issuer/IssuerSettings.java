package dev.parley.gateway.issuer;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Whose access tokens are believed. Without an issuer none is: no operator is let in, and a site's
/// server shows an assertion of its own.
@ConfigMapping(prefix = "parley.people")
public interface IssuerSettings {

  /// The issuer's address, HTTPS, exactly as it stands in tokens.
  Optional<URI> issuer();

  /// PEM file of the authorities that its certificate may come from; needed with an issuer.
  Optional<Path> caFile();
}
