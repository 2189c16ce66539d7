package dev.parley.gateway.site;

import java.util.Optional;
import java.util.regex.Pattern;

/// An origin as a browser writes it (RFC 6454, section 6.2): scheme, host, and a port where it is
/// not the scheme's own. Compared exactly.
public record Origin(String value) {
  private static final Pattern FORM =
      Pattern.compile(
          "(https?)://([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?|\\[[0-9a-f:.]{2,45}])(?::([1-9][0-9]{0,4}))?");
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::[0-9]+)?");

  public Origin {
    if (!wellFormed(value)) {
      throw new IllegalArgumentException("not an origin");
    }
  }

  public static Optional<Origin> parse(String text) {
    return wellFormed(text) ? Optional.of(new Origin(text)) : Optional.empty();
  }

  /// Whether what is said there can be read or changed on the way: plain HTTP beyond this machine.
  public boolean exposed() {
    return value.startsWith("http:") && !LOOPBACK.matcher(value).matches();
  }

  private static boolean wellFormed(String text) {
    var match = FORM.matcher(text);
    if (text.length() > 300 || !match.matches()) {
      return false;
    }
    var port = match.group(3);
    var usual = "https".equals(match.group(1)) ? "443" : "80";
    return port == null || (!port.equals(usual) && Integer.parseInt(port) <= 65_535);
  }

  @Override
  public String toString() {
    return value;
  }
}
