package dev.parley.adapter.sealing.key;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HPKE in base mode, as its receiver: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and an AES-GCM.
///
/// The JDK brings the KEM and the KDF; the key schedule between them is that of the RFC.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9180">RFC 9180, sections 4, 5.1 and 6.1</a>
final class Hpke {
  static final Hpke AES_256_GCM = new Hpke(0x0002, 32);

  private static final short KEM_X25519 = 0x0020;
  private static final short KDF_HKDF_SHA256 = 0x0001;
  private static final byte MODE_BASE = 0;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final byte[] NOTHING = new byte[0];

  private final byte[] suite;
  private final int keyLength;

  /// @param aead the AEAD's id in the IANA registry of HPKE
  /// @param keyLength in bytes
  Hpke(int aead, int keyLength) {
    this.suite =
        ByteBuffer.allocate(10)
            .put(ascii("HPKE"))
            .putShort(KEM_X25519)
            .putShort(KDF_HKDF_SHA256)
            .putShort((short) aead)
            .array();
    this.keyLength = keyLength;
  }

  /// The first message of a sender's context (`Open` of section 6.1).
  ///
  /// @throws GeneralSecurityException when it does not open
  byte[] open(
      PrivateKey recipient, byte[] encapsulation, byte[] info, byte[] aad, byte[] ciphertext)
      throws GeneralSecurityException {
    var shared = KEM.getInstance("DHKEM").newDecapsulator(recipient).decapsulate(encapsulation);
    var context =
        join(
            new byte[] {MODE_BASE},
            extract(NOTHING, "psk_id_hash", NOTHING).getEncoded(),
            extract(NOTHING, "info_hash", info).getEncoded());
    var secret = extract(shared.getEncoded(), "secret", NOTHING);
    var key = expand(secret, "key", context, keyLength);
    var nonce = expand(secret, "base_nonce", context, NONCE);
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(aad);
    return cipher.doFinal(ciphertext);
  }

  private SecretKey extract(byte[] salt, String label, byte[] input)
      throws GeneralSecurityException {
    return kdf()
        .deriveKey(
            "Generic",
            HKDFParameterSpec.ofExtract()
                .addSalt(salt)
                .addIKM(join(ascii("HPKE-v1"), suite, ascii(label), input))
                .extractOnly());
  }

  private byte[] expand(SecretKey secret, String label, byte[] context, int length)
      throws GeneralSecurityException {
    var info =
        join(
            ByteBuffer.allocate(Short.BYTES).putShort((short) length).array(),
            ascii("HPKE-v1"),
            suite,
            ascii(label),
            context);
    return kdf().deriveData(HKDFParameterSpec.expandOnly(secret, info, length));
  }

  private static KDF kdf() throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (var part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
