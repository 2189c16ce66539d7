package dev.parley.platform.vault.server;

import dev.parley.platform.download.Versions;
import dev.parley.platform.installation.Installation;
import dev.parley.platform.launch.Executables;
import dev.parley.platform.operator.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// The executable: Vault, or OpenBao, which speaks the same API.
final class VaultProgram {

  private VaultProgram() {}

  static Path find(Installation installation) {
    Path built = installation.cache().path("vault-" + Versions.of("vault")).resolve("vault");
    return Stream.of(
            Executables.find("vault"),
            Executables.find("bao"),
            Optional.of(built).filter(Files::isExecutable))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow(() ->
            new CannotStart(
                "Vault is missing: put vault or bao on the PATH, or set VAULT_ADDR, VAULT_CACERT"
                    + " and VAULT_TOKEN, or install Go 1.25.3 or later, with which ./parley"
                    + " builds it once"));
  }
}
