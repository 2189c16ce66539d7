package dev.parley.kernel.vault;

/// Vault did not answer.
public final class VaultUnreachableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VaultUnreachableException(String address, Throwable cause) {
    super(
        "Vault does not answer at " + address + ": start or unseal it, or correct parley.vault.url",
        cause);
  }
}
