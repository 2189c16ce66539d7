package dev.parley.gateway.session;

import dev.parley.gateway.form.FlatJson;
import java.util.Optional;
import java.util.regex.Pattern;

/// The body of `POST /v1/sites/{site}/sessions`: `{"subject": string, "origin": string}` in any
/// order, nothing more and nothing twice.
///
/// @param subject the site's own opaque name for its visitor
record MintRequest(String subject, String origin) {
  static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
  private static final FlatJson FORM = FlatJson.ofTexts(512, "subject", "origin");

  /// @return nothing when it is of another form
  static Optional<MintRequest> parse(byte[] body) {
    return FORM.read(body)
        .filter(members -> members.size() == 2)
        .map(members ->
            new MintRequest(
                members.getOrDefault("subject", ""), members.getOrDefault("origin", "")))
        .filter(wanted -> SUBJECT.matcher(wanted.subject).matches());
  }

  /// Never prints whom it is about.
  @Override
  public String toString() {
    return "MintRequest[for " + origin + "]";
  }
}
