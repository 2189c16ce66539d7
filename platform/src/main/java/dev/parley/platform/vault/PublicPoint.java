package dev.parley.platform.vault;

import java.util.Base64;

/// A P-256 public key as browsers take it: the uncompressed point of SEC 1, 65 bytes, as b64u.
final class PublicPoint {

  private static final int POINT_BYTES = 65;
  private static final int SPKI_BYTES = 91;

  private PublicPoint() {}

  /// In the SubjectPublicKeyInfo of a P-256 key (RFC 5480) the point is what the encoding ends
  /// with.
  static String ofPem(String pem) {
    String body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    byte[] spki = Base64.getDecoder().decode(body);
    if (spki.length != SPKI_BYTES || spki[SPKI_BYTES - POINT_BYTES] != 4) {
      throw new VaultFailure("the manifest's key is no P-256 key");
    }
    byte[] point = new byte[POINT_BYTES];
    System.arraycopy(spki, SPKI_BYTES - POINT_BYTES, point, 0, POINT_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(point);
  }
}
