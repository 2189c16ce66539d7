package dev.parley.kernel.vault;

import dev.parley.kernel.start.RefusedStartException;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Logs a service in at its start; a start that cannot says why in one line.
final class VaultStart {

  @Produces
  @Singleton
  VaultSession session(VaultSettings settings) {
    try {
      return new VaultSession(settings);
    } catch (VaultUnreachableException | VaultRefusedException | IllegalStateException failed) {
      throw new RefusedStartException(String.valueOf(failed.getMessage()));
    }
  }

  void end(@Disposes VaultSession session) {
    session.close();
  }
}
