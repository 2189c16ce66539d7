package dev.parley.gateway.credential;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Who issues tokens to the clients of sites. Without an issuer its tokens are refused.
@ConfigMapping(prefix = "parley.people")
public interface IssuerSettings {

  /// The `iss` of its tokens; HTTPS.
  Optional<URI> issuer();

  /// PEM file of the authorities that its certificate may come from; needed with an issuer.
  Optional<Path> caFile();
}
