package dev.parley.platform.vault.server;

import java.net.URI;
import java.nio.file.Path;

/// Where a Vault is reached, and whose certificate it must show.
public record VaultAddress(URI url, Path caFile) {}
