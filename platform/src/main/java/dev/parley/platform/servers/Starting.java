package dev.parley.platform.servers;

import dev.parley.platform.keycloak.KeycloakAddress;
import dev.parley.platform.postgres.PostgresAddress;
import dev.parley.platform.vault.VaultFurnishing;
import java.util.concurrent.CompletableFuture;

/// The three servers, each ready at its own time.
public record Starting(
    CompletableFuture<VaultFurnishing> vault,
    CompletableFuture<PostgresAddress> postgres,
    CompletableFuture<KeycloakAddress> keycloak) {

  /// Waits for the slowest.
  public void await() {
    Steps.await(postgres);
    Steps.await(vault);
    Steps.await(keycloak);
  }
}
