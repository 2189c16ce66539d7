package dev.parley.gateway.refusal;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// Ends one request before its time, and nobody else's: over HTTP/2 its stream alone, as a
/// connection may carry the requests of many visitors.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-7">RFC 9113, section 7</a>
public enum Cut {
  /// The answer is whole; what else the client would send is of no use (section 8.1).
  ANSWERED(0x0),
  BROKEN(0x2),
  LATE(0x8);

  private final long code;

  Cut(long code) {
    this.code = code;
  }

  public void off(HttpServerRequest request) {
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset(code);
    } else {
      request.connection().close();
    }
  }
}
