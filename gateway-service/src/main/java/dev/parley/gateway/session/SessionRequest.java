package dev.parley.gateway.session;

import dev.parley.gateway.form.FlatJson;
import java.util.Optional;

/// The body of `POST /v1/sessions`: `{"site": string}`, nothing more and nothing twice.
record SessionRequest(String site) {
  private static final FlatJson FORM = FlatJson.ofTexts(256, "site");

  /// @return nothing when it is of another form
  static Optional<SessionRequest> parse(byte[] body) {
    return FORM.read(body)
        .flatMap(members -> Optional.ofNullable(members.get("site")).map(SessionRequest::new));
  }
}
