package dev.parley.adapter.sealing.key;

import java.util.Arrays;

/// A conversation secret sealed by HPKE: `enc (32) || ciphertext (48)`.
public final class SealedKey {
  /// In bytes.
  public static final int LENGTH = 80;

  private static final int ENCAPSULATION = 32;

  private final byte[] bytes;

  private SealedKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException when there are not exactly 80 bytes
  public static SealedKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a sealed key has 80 bytes");
    }
    return new SealedKey(bytes.clone());
  }

  byte[] toBytes() {
    return bytes.clone();
  }

  byte[] encapsulation() {
    return Arrays.copyOf(bytes, ENCAPSULATION);
  }

  byte[] ciphertext() {
    return Arrays.copyOfRange(bytes, ENCAPSULATION, LENGTH);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "SealedKey[80 bytes]";
  }
}
