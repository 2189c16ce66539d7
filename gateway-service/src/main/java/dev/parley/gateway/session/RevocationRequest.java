package dev.parley.gateway.session;

import dev.parley.gateway.form.FlatJson;
import java.util.Optional;

/// The body of `POST /v1/sites/{site}/sessions/revocation`: `{"subject": string}`, nothing more and
/// nothing twice.
///
/// @param subject the site's own opaque name for its visitor
record RevocationRequest(String subject) {
  private static final FlatJson FORM = FlatJson.ofTexts(512, "subject");

  /// @return nothing when it is of another form
  static Optional<RevocationRequest> parse(byte[] body) {
    return FORM.read(body)
        .flatMap(members -> Optional.ofNullable(members.get("subject")))
        .filter(subject -> MintRequest.SUBJECT.matcher(subject).matches())
        .map(RevocationRequest::new);
  }

  /// Never prints whom it is about.
  @Override
  public String toString() {
    return "RevocationRequest";
  }
}
