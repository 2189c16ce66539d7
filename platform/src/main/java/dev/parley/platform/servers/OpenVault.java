package dev.parley.platform.servers;

import dev.parley.platform.vault.VaultAccess;
import dev.parley.platform.vault.VaultFurnishing;

/// A Vault that is furnished, and the door through which services get in.
public record OpenVault(VaultAccess access, VaultFurnishing furnishing) {}
