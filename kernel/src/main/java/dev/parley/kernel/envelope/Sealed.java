package dev.parley.kernel.envelope;

import java.util.Arrays;

/// Ciphertext with its nonce: `nonce (12) || AES-256-GCM ciphertext || tag (16)`.
public final class Sealed {
  static final int NONCE = 12;
  static final int TAG = 16;

  private final byte[] bytes;

  private Sealed(byte[] bytes) {
    if (bytes.length < NONCE + TAG) {
      throw new IllegalArgumentException("too short to be sealed");
    }
    this.bytes = bytes;
  }

  /// @throws IllegalArgumentException when there are fewer than 28 bytes
  public static Sealed of(byte[] bytes) {
    return new Sealed(bytes.clone());
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sealed sealed && Arrays.equals(bytes, sealed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Sealed[" + bytes.length + " bytes]";
  }
}
