package dev.parley.endtoend.visitor;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPublicKeySpec;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KEM;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The sender's half of HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
/// AES-256-GCM.
final class Hpke {
  private static final byte[] SUITE =
      join("HPKE".getBytes(US_ASCII), u16(0x0020), u16(0x0001), u16(0x0002));

  private Hpke() {}

  /// `enc (32) || ciphertext`.
  static byte[] seal(byte[] publicKey, byte[] info, byte[] aad, byte[] plaintext) {
    try {
      var encapsulated =
          KEM.getInstance("DHKEM").newEncapsulator(publicKey(publicKey)).encapsulate();
      var context =
          join(
              new byte[] {0},
              labeledExtract(new byte[0], "psk_id_hash", new byte[0]),
              labeledExtract(new byte[0], "info_hash", info));
      var secret = labeledExtract(encapsulated.key().getEncoded(), "secret", new byte[0]);
      var key = labeledExpand(secret, "key", context, 32);
      var nonce = labeledExpand(secret, "base_nonce", context, 12);
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(aad);
      return join(encapsulated.encapsulation(), cipher.doFinal(plaintext));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /// HKDF-SHA256 (RFC 5869), extract and expand, 32 bytes.
  static byte[] hkdf(byte[] salt, byte[] secret, byte[] info) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(info, 32));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static byte[] labeledExtract(byte[] salt, String label, byte[] keyMaterial)
      throws GeneralSecurityException {
    var labeled = join("HPKE-v1".getBytes(US_ASCII), SUITE, label.getBytes(US_ASCII), keyMaterial);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.ofExtract().addIKM(labeled).addSalt(salt).extractOnly());
  }

  private static byte[] labeledExpand(byte[] secret, String label, byte[] info, int length)
      throws GeneralSecurityException {
    SecretKey key = new SecretKeySpec(secret, "Generic");
    var labeled =
        join(u16(length), "HPKE-v1".getBytes(US_ASCII), SUITE, label.getBytes(US_ASCII), info);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(HKDFParameterSpec.expandOnly(key, labeled, length));
  }

  private static PublicKey publicKey(byte[] littleEndian) throws GeneralSecurityException {
    var bigEndian = new byte[32];
    for (var index = 0; index < 32; index++) {
      bigEndian[index] = littleEndian[31 - index];
    }
    bigEndian[0] &= 0x7f;
    return KeyFactory.getInstance("X25519")
        .generatePublic(
            new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, bigEndian)));
  }

  static byte[] u16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (var part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
