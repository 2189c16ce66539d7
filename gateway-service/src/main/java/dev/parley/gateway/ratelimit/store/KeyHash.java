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
    var length = text.length();
    var folded = length ^ first;
    var at = 0;
    for (; at + 2 * CHARACTERS <= length; at += 2 * CHARACTERS) {
      folded = fold(folded ^ third ^ word(text, at), second ^ word(text, at + CHARACTERS));
    }
    if (at + CHARACTERS <= length) {
      folded = fold(folded ^ third, second ^ word(text, at));
      at += CHARACTERS;
    }
    var rest = 0L;
    for (; at < length; at++) {
      rest = rest << 16 | text.charAt(at);
    }
    return fold(folded ^ fourth, second ^ rest);
  }

  private static long word(String text, int at) {
    return (long) text.charAt(at) << 48
        | (long) text.charAt(at + 1) << 32
        | (long) text.charAt(at + 2) << 16
        | text.charAt(at + 3);
  }

  private static long fold(long left, long right) {
    return left * right ^ Math.unsignedMultiplyHigh(left, right);
  }
}
