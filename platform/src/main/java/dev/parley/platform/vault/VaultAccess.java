package dev.parley.platform.vault;

import java.net.URI;
import java.nio.file.Path;

/// How to reach a Vault, and as whom.
///
/// @param url `https://host:port`
/// @param caFile PEM, the certificates that Vault's own is checked against
/// @param rootToken a root token to furnish with; the launcher's is enough for [ServiceLogin]s
public record VaultAccess(URI url, Path caFile, String rootToken) {

  public VaultAccess {
    if (!"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("Vault is spoken to over https only, not " + url);
    }
    if (rootToken.isBlank()) {
      throw new IllegalArgumentException("a token is needed to furnish the Vault at " + url);
    }
  }

  /// The same Vault, as somebody else.
  public VaultAccess as(String token) {
    return new VaultAccess(url, caFile, token);
  }

  /// Names no token.
  @Override
  public String toString() {
    return "Vault at " + url;
  }
}
