package dev.parley.gateway.body;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/// Asks for a body that a client holds back until it knows that somebody wants it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.1.1">RFC 9110, section
///   10.1.1</a>
public final class Invitation {
  private Invitation() {}

  /// To be called by whoever reads the body, when nothing stands before that any more. An older
  /// client would take it for the answer.
  public static void to(HttpServerRequest request) {
    if (request.version() != HttpVersion.HTTP_1_0
        && request.headers().contains(HttpHeaders.EXPECT, "100-continue", true)) {
      request.response().writeContinue();
    }
  }
}
