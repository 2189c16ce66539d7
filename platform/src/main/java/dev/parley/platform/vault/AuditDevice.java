package dev.parley.platform.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/// Vault's own record of every request, values as HMACs, in a file that its owner alone reads.
final class AuditDevice {

  private static final String PATH = "sys/audit/parley";

  private final VaultApi vault;
  private final Convergence convergence;

  AuditDevice(VaultApi vault, Convergence convergence) {
    this.vault = vault;
    this.convergence = convergence;
  }

  void ensure(Path file) {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("type", "file");
    wanted.putObject("options").put("file_path", file.toString()).put("mode", "0600");
    JsonNode shown =
        vault
            .read("sys/audit")
            .map(devices -> devices.path("parley/"))
            .orElse(MissingNode.getInstance());
    if (Agreement.holds(wanted, shown)) {
      return;
    }
    if (!shown.isMissingNode()) {
      convergence.delete(PATH);
    }
    convergence.write(PATH, wanted);
  }
}
