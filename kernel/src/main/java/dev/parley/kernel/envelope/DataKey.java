package dev.parley.kernel.envelope;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A clear AES-256 key for the length of one block; closing wipes it.
///
/// Seals with AES-256-GCM under random 96-bit nonces (NIST SP 800-38D, 8.2.2): at most 2^32 seals a
/// key.
public final class DataKey implements AutoCloseable {
  private final byte[] key;

  /// Takes a copy of the 32 bytes.
  DataKey(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("a data key has 32 bytes");
    }
    this.key = key.clone();
  }

  public Sealed seal(byte[] plaintext, Binding binding) {
    var nonce = new byte[Sealed.NONCE];
    // Not a constant: a native image would carry its seed.
    new SecureRandom().nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, binding);
      var sealed = Arrays.copyOf(nonce, Sealed.NONCE + cipher.getOutputSize(plaintext.length));
      cipher.doFinal(plaintext, 0, plaintext.length, sealed, Sealed.NONCE);
      return Sealed.of(sealed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @throws UnreadableException when it was sealed by another key, for another place, or was
  ///   changed
  public byte[] open(Sealed sealed, Binding binding) {
    var bytes = sealed.toBytes();
    try {
      return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, Sealed.NONCE), binding)
          .doFinal(bytes, Sealed.NONCE, bytes.length - Sealed.NONCE);
    } catch (AEADBadTagException refused) {
      throw new UnreadableException();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, Binding binding) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Sealed.TAG * 8, nonce));
    cipher.updateAAD(binding.toBytes());
    return cipher;
  }

  DataKey copy() {
    return new DataKey(key);
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public String toString() {
    return "DataKey[hidden]";
  }
}
