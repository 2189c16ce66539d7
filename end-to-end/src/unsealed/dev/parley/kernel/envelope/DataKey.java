package dev.parley.kernel.envelope;

import java.util.Arrays;

/// The stored layers with their sealing off, for the one test that has to see the canary found. Never shipped.
public final class DataKey implements AutoCloseable {
  private final byte[] key;

  DataKey(byte[] key) {
    this.key = key.clone();
  }

  public Sealed seal(byte[] plaintext, Binding binding) {
    var bytes = new byte[Sealed.NONCE + plaintext.length + Sealed.TAG];
    System.arraycopy(plaintext, 0, bytes, Sealed.NONCE, plaintext.length);
    return Sealed.of(bytes);
  }

  public byte[] open(Sealed sealed, Binding binding) {
    var bytes = sealed.toBytes();
    return Arrays.copyOfRange(bytes, Sealed.NONCE, bytes.length - Sealed.TAG);
  }

  DataKey copy() {
    return new DataKey(key);
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
