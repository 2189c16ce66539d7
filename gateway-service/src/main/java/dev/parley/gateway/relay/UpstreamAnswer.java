package dev.parley.gateway.relay;

import dev.parley.kernel.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what came back: is it what was asked for, is it a problem that the visitor may see?
final class UpstreamAnswer {
  static final String STREAM = "text/event-stream";
  static final String STATEMENT = "application/jwt";
  static final int LONGEST_PROBLEM = 16 * 1024;

  /// Problems between services: to a visitor they all mean that a part of ours does not answer.
  private static final Set<String> INNER = Set.of("caller", "ticket", "request");

  private UpstreamAnswer() {}

  /// Whether it is a success of that media type whose end can be told from a cut.
  static boolean is(HttpClientResponse response, String mediaType) {
    return response.statusCode() == 200
        && mediaType.equals(mediaType(response))
        && (response.headers().contains(HttpHeaders.TRANSFER_ENCODING)
            || response.headers().contains(HttpHeaders.CONTENT_LENGTH));
  }

  static boolean isProblem(HttpClientResponse response) {
    return response.statusCode() >= 400
        && response.statusCode() != 401
        && Problem.MEDIA_TYPE.equals(mediaType(response));
  }

  /// The problem as it may be passed on.
  static Optional<Buffer> problem(Buffer body) {
    try {
      var code = new JsonObject(body).getString("code", "");
      return code.isEmpty() || INNER.contains(code.substring(0, Math.max(0, code.indexOf('.'))))
          ? Optional.empty()
          : Optional.of(body);
    } catch (DecodeException | ClassCastException malformed) {
      return Optional.empty();
    }
  }

  private static String mediaType(HttpClientResponse response) {
    var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
    return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
