package dev.parley.gateway.form;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The header of a signed token (RFC 7515, compact serialization), before anybody believes it.
///
/// Its members are texts: a library that reads a number or a tree where it wants a text throws what
/// nobody expects, and what needs more (`crit`, `jwk`, `b64`) is not for us. Three parts, so never
/// an encrypted one.
public final class JwsHead {
  private static final int LONGEST = 2_048;
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9_-]{4,4096})\\.[A-Za-z0-9_-]{1,16384}\\.[A-Za-z0-9_-]{1,1024}");
  private static final FlatJson MEMBERS = FlatJson.ofTexts(LONGEST);

  private JwsHead() {}

  /// @return its members; nothing when it is of another form
  public static Optional<Map<String, String>> read(String token) {
    var parts = FORM.matcher(token);
    return parts.matches() ? decoded(parts.group(1)).flatMap(MEMBERS::read) : Optional.empty();
  }

  private static Optional<byte[]> decoded(String part) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(part));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
