package dev.parley.adapter.sealing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM over a frame's plaintext, bound to its header and its site.
final class WireCipher {
  private static final byte[] LABEL = "parley/1 frame".getBytes(StandardCharsets.US_ASCII);

  private WireCipher() {}

  static byte[] seal(byte[] key, byte[] nonce, String site, byte[] header, byte[] plaintext)
      throws GeneralSecurityException {
    return cipher(Cipher.ENCRYPT_MODE, key, nonce, site, header).doFinal(plaintext);
  }

  /// @throws GeneralSecurityException when it does not open
  static byte[] open(byte[] key, byte[] nonce, String site, byte[] header, byte[] ciphertext)
      throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, key, nonce, site, header).doFinal(ciphertext);
  }

  /// `lp` of the wire: the length in two bytes, then UTF-8.
  static byte[] lengthPrefixed(String text) {
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Short.BYTES + utf8.length)
        .putShort((short) utf8.length)
        .put(utf8)
        .array();
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonce, String site, byte[] header)
      throws GeneralSecurityException {
    var aad = new ByteArrayOutputStream();
    aad.writeBytes(LABEL);
    aad.writeBytes(lengthPrefixed(site));
    aad.writeBytes(header);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Frame.TAG * Byte.SIZE, nonce));
    cipher.updateAAD(aad.toByteArray());
    return cipher;
  }
}
