package dev.parley.retention.certificate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The place that the next certificate takes in the chain.
///
/// @param previous the statement before it, or none for the first
public record Link(long number, @Nullable String previous) {
  static final Link FIRST = new Link(1, null);

  /// SHA-256 of the statement before; nothing for the first.
  public byte @Nullable [] digest() {
    if (previous == null) {
      return null;
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(previous.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The digest as b64u.
  public @Nullable String digestText() {
    var digest = digest();
    return digest == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
