package dev.parley.adapter.sealing.key;

import java.util.Base64;

/// SHA-256 of a conversation's sealed key, base64url without padding: binds the conversation to
/// that key without telling anything of it.
public record KeyDigest(String value) {

  public static KeyDigest of(SealedKey sealedKey) {
    return new KeyDigest(
        Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(sealedKey.toBytes())));
  }

  @Override
  public String toString() {
    return value;
  }
}
