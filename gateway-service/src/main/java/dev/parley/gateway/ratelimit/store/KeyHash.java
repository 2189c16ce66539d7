package dev.parley.gateway.ratelimit.store;

import java.security.SecureRandom;

/// Turns keys into 64 bits that nobody outside can predict: folded multiplication under a secret
/// drawn at the start, as in wyhash and in aHash's fallback. Who cannot see the secret cannot aim
/// two keys at one place.
public final class KeyHash {
  private static final int CHARACTERS = 4;

  private final long first;
  private final long second;
  private final long third;
  private final long fourth;

  public KeyHash() {
    var random = new SecureRandom();
    first = random.nextLong();
    second = random.nextLong();
    third = random.nextLong();
    fourth = random.nextLong();
  }

  /// @param kind what kind of key it is, so that one value is another key for another limit
  public long of(int kind, long high, long low) {
    var folded = fold(high ^ first, low ^ second);
    return fold(folded ^ third, kind ^ fourth);
  }

  public long of(int kind, String text) {
    return of(kind, digest(text));
  }

  /// @param digest what [#digest] made of a text
  public long of(int kind, long digest) {
    return fold(digest ^ second, kind ^ fourth);
  }

  /// What can be kept of a text that is asked for often.
  public long digest(String text) {
    var folded = text.length() ^ first;
    var length = text.length();
    for (var at = 0; at < length; at += CHARACTERS) {
      var word = 0L;
      for (var next = at; next < Math.min(length, at + CHARACTERS); next++) {
        word = word << 16 | text.charAt(next);
      }
      folded = fold(folded ^ third, word ^ second);
    }
    return folded;
  }

  private static long fold(long left, long right) {
    return left * right ^ Math.unsignedMultiplyHigh(left, right);
  }
}
