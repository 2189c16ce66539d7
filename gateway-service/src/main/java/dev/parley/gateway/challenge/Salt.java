package dev.parley.gateway.challenge;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What makes a challenge the only one, and says until when it stands: `<hex>?expires=<epoch>&`.
///
/// The mark at the end keeps salt and number apart in what is hashed: without it a digit could move
/// from the one to the other, and a spent challenge would come back with a later end.
record Salt(String random, Instant expiresAt) {
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{24})\\?expires=([1-9][0-9]{0,10})&");

  static Optional<Salt> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Salt(matcher.group(1), Instant.ofEpochSecond(Long.parseLong(matcher.group(2)))))
        : Optional.empty();
  }

  String text() {
    return random + "?expires=" + expiresAt.getEpochSecond() + "&";
  }
}
