package dev.parley.adapter.sealing.key;

import java.nio.ByteBuffer;
import java.util.Base64;

/// Names one HPKE public key: the first 8 bytes of SHA-256 over its 32 bytes, read big endian.
public record KeyId(long value) {

  /// @param publicKey the 32 bytes of an X25519 public key
  public static KeyId of(byte[] publicKey) {
    return new KeyId(ByteBuffer.wrap(Sha256.of(publicKey)).getLong());
  }

  /// @throws IllegalArgumentException when `text` is not the base64url of 8 bytes
  public static KeyId parse(String text) {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != Long.BYTES) {
      throw new IllegalArgumentException("a key id has 8 bytes");
    }
    return new KeyId(ByteBuffer.wrap(bytes).getLong());
  }

  /// 8 bytes, big endian.
  public byte[] toBytes() {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  /// Base64url without padding.
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(toBytes());
  }
}
