package dev.parley.kernel.vault;

/// Vault answered and said no.
public final class VaultRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String reason;

  public VaultRefusedException(String path, int status, String reason) {
    super("Vault refused " + path + " with " + status + ": " + reason);
    this.status = status;
    this.reason = reason;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }
}
