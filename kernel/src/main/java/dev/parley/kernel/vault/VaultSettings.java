package dev.parley.kernel.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Where Vault is and how this service logs in: by AppRole or, in a cluster, by its service
/// account.
@ConfigMapping(prefix = "parley.vault")
public interface VaultSettings {

  /// `https` only; the start is refused otherwise.
  URI url();

  /// PEM file of the authorities that Vault's own certificate must come from.
  Path caFile();

  Optional<String> roleId();

  /// A file with a response-wrapping token for one single-use secret-id; read once at the start.
  Optional<Path> wrappedSecretIdFile();

  Optional<String> kubernetesRole();

  @WithDefault("/var/run/secrets/parley/vault-token")
  Path kubernetesTokenFile();

  @WithDefault("10S")
  Duration timeout();
}
