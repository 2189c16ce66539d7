package dev.parley.platform.servers;

import dev.parley.platform.state.Secrets;
import dev.parley.platform.vault.VaultFailure;
import dev.parley.platform.vault.VaultFurnishing;
import java.nio.file.Files;
import java.util.function.Function;

/// The launcher's own token, with which it asks for logins of services once Vault is furnished: the
/// root token does no more than furnish. Kept 0600 and renewed; made anew when it has died.
record LauncherLogin(Secrets secrets, Function<String, VaultFurnishing> as) {

  private static final String TOKEN = "vault-launcher-token";

  /// @param root the furnishing that holds the root token
  VaultFurnishing ensure(VaultFurnishing root) {
    if (Files.exists(secrets.file(TOKEN))) {
      VaultFurnishing kept = as.apply(secrets.password(TOKEN));
      if (lives(kept)) {
        return kept;
      }
    }
    return as.apply(secrets.keep(TOKEN, root.launcherToken()));
  }

  private static boolean lives(VaultFurnishing furnishing) {
    try {
      furnishing.renewToken();
      return true;
    } catch (VaultFailure refused) {
      return false;
    }
  }
}
