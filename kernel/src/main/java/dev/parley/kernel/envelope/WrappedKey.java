package dev.parley.kernel.envelope;

/// A data key under its key-encryption key, as Vault transit writes it (`vault:v1:...`); safe to
/// store.
public record WrappedKey(String value) {
  public WrappedKey {
    if (!value.startsWith("vault:v")) {
      throw new IllegalArgumentException("not a wrapped key");
    }
  }
}
