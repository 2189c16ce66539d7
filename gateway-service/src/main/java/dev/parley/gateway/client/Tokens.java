package dev.parley.gateway.client;

/// The classes of signs that header grammars are made of, all ASCII.
final class Tokens {
  private static final String ALPHANUMERIC =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final boolean[] TOKEN = signs(ALPHANUMERIC + "!#$%&'*+-.^_`|~");
  private static final boolean[] OBFUSCATED = signs(ALPHANUMERIC + "._-");

  private Tokens() {}

  /// `tchar` (RFC 9110, section 5.6.2).
  static boolean token(char sign) {
    return sign < TOKEN.length && TOKEN[sign];
  }

  /// What a hidden name may hold behind its underscore (RFC 7239, section 6.3).
  static boolean obfuscates(char sign) {
    return sign < OBFUSCATED.length && OBFUSCATED[sign];
  }

  /// What may stand between quotes, or behind a backslash there (RFC 9110, section 5.6.4), without
  /// `obs-text`: nobody who tells an address needs it.
  static boolean quotable(char sign) {
    return sign == '\t' || (sign >= ' ' && sign < 0x7f);
  }

  /// `OWS` (RFC 9110, section 5.6.3).
  static boolean space(char sign) {
    return sign == ' ' || sign == '\t';
  }

  private static boolean[] signs(String members) {
    var signs = new boolean[128];
    members.chars().forEach(sign -> signs[sign] = true);
    return signs;
  }
}
