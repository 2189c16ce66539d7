package dev.parley.gateway.admin;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Whose word we take for who people are; without both, nobody is let in.
@ConfigMapping(prefix = "parley.people")
public interface PeopleSettings {

  /// The issuer's address, HTTPS, exactly as it stands in tokens.
  Optional<URI> issuer();

  /// PEM of the authorities that the issuer's certificate comes from.
  Optional<Path> caFile();
}
