package dev.parley.adapter.sealing.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.util.Arrays;

/// An X25519 key pair that conversation secrets are sealed for; never prints.
public final class RecipientKey {
  private static final int LENGTH = 32;

  private final KeyId id;
  private final byte[] publicKey;
  private final XECPrivateKey privateKey;

  private RecipientKey(byte[] publicKey, XECPrivateKey privateKey) {
    this.id = KeyId.of(publicKey);
    this.publicKey = publicKey;
    this.privateKey = privateKey;
  }

  public static RecipientKey generate() {
    try {
      var pair = KeyPairGenerator.getInstance("X25519").generateKeyPair();
      var u = ((XECPublicKey) pair.getPublic()).getU().toByteArray();
      var littleEndian = new byte[LENGTH];
      for (var index = 0; index < u.length && index < LENGTH; index++) {
        littleEndian[index] = u[u.length - 1 - index];
      }
      return new RecipientKey(littleEndian, (XECPrivateKey) pair.getPrivate());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// @param privateKey 32 bytes
  /// @param publicKey 32 bytes
  /// @throws IllegalArgumentException when they are no X25519 key pair's
  public static RecipientKey of(byte[] privateKey, byte[] publicKey) {
    if (privateKey.length != LENGTH || publicKey.length != LENGTH) {
      throw new IllegalArgumentException("an X25519 key has 32 bytes");
    }
    try {
      var key =
          KeyFactory.getInstance("X25519")
              .generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, privateKey));
      return new RecipientKey(publicKey.clone(), (XECPrivateKey) key);
    } catch (GeneralSecurityException refused) {
      throw new IllegalArgumentException("not an X25519 private key", refused);
    }
  }

  public KeyId id() {
    return id;
  }

  public byte[] publicBytes() {
    return publicKey.clone();
  }

  /// For the key's keeper alone: the 32 bytes of the private key; the caller wipes them.
  public byte[] privateBytes() {
    return privateKey
        .getScalar()
        .orElseThrow(() -> new IllegalStateException("the private key cannot be read"));
  }

  /// Opens what was sealed for this key by HPKE.
  ///
  /// @param info what it was sealed to be used for
  /// @param aad what it was bound to
  /// @return the conversation secret, 32 bytes; the caller wipes it
  /// @throws GeneralSecurityException when it was sealed for another key, use or place
  public byte[] open(SealedKey sealed, byte[] info, byte[] aad) throws GeneralSecurityException {
    return Hpke.AES_256_GCM.open(
        privateKey, sealed.encapsulation(), info, aad, sealed.ciphertext());
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecipientKey key && Arrays.equals(publicKey, key.publicKey);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "RecipientKey[" + id + "]";
  }
}
