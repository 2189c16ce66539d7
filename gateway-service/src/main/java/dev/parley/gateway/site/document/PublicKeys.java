package dev.parley.gateway.site.document;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.keys.EllipticCurves;

/// Public keys as `openssl pkey -pubout` writes them, without the lines around.
final class PublicKeys {
  private static final int LONGEST = 256;

  private PublicKeys() {}

  /// @return nothing for anything but Ed25519 and P-256
  static Optional<PublicKey> parse(String base64) {
    if (base64.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var bytes = Base64.getDecoder().decode(base64);
      return read("Ed25519", bytes).or(() -> read("EC", bytes)).filter(PublicKeys::taken);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<PublicKey> read(String algorithm, byte[] bytes) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(bytes)));
    } catch (GeneralSecurityException another) {
      return Optional.empty();
    }
  }

  private static boolean taken(PublicKey key) {
    return switch (key) {
      case EdECPublicKey edwards ->
          edwards.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
      case ECPublicKey curve ->
          EllipticCurves.P_256.equals(EllipticCurves.getName(curve.getParams().getCurve()));
      default -> false;
    };
  }
}
