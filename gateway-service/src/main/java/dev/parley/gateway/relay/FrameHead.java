package dev.parley.gateway.relay;

import dev.parley.kernel.decision.Decision;
import dev.parley.kernel.problem.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// What the head of a request says of the frame that follows: judged before the frame is read.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-8.6">RFC 9110, section 8.6</a>
final class FrameHead {
  static final String MEDIA_TYPE = "application/vnd.parley.frame";
  static final int LONGEST_FRAME = 65_536;

  /// What a replica can hold for as many clients as it has streams.
  static final int SMALL_FRAME = 8_192;

  private FrameHead() {}

  static Decision judge(HttpServerRequest request) {
    if (!MEDIA_TYPE.equalsIgnoreCase(request.getHeader(HttpHeaders.CONTENT_TYPE))
        || request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
      return Decision.deny(ProblemCode.FRAME_MEDIA_TYPE);
    }
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && (length.length() > 9 || Long.parseLong(length) > LONGEST_FRAME)
        ? Decision.deny(ProblemCode.FRAME_TOO_LARGE)
        : Decision.allow();
  }

  /// Whether it says that the frame is small.
  ///
  /// @param request judged and let in before
  static boolean isSmall(HttpServerRequest request) {
    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length != null && Long.parseLong(length) <= SMALL_FRAME;
  }
}
