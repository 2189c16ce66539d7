package dev.parley.gateway.form;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/// The head of a request, where two readers could differ on what it asks, of whom, or where it
/// ends. What the decoder underneath refuses by itself never comes here.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-11.2">RFC 9112, section 11.2</a>
public final class RequestHead {
  private static final CharSequence OLD_KEY_1 = HttpHeaders.createOptimized("sec-websocket-key1");
  private static final CharSequence OLD_KEY_2 = HttpHeaders.createOptimized("sec-websocket-key2");
  private static final String AUTHORITY_MARKS = "-._~:[]%";

  private RequestHead() {}

  /// Whether there is one reading of it alone.
  public static boolean clear(HttpServerRequest request) {
    if (request.headers().contains("")) {
      return false;
    }
    return switch (request.version()) {
      case HTTP_2 -> !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) && target(request);
      case HTTP_1_1, HTTP_1_0 ->
          framed(request)
              && !oldWebSocket(request.headers())
              && host(request)
              && target(request)
              && expecting(request.headers());
      case null -> false;
    };
  }

  /// `chunked` alone, once, and no length beside it: what says `xchunked` or `chunked, gzip` would
  /// otherwise have no body here and one elsewhere.
  private static boolean framed(HttpServerRequest request) {
    var headers = request.headers();
    if (!headers.contains(HttpHeaders.TRANSFER_ENCODING)) {
      return true;
    }
    var codings = headers.getAll(HttpHeaders.TRANSFER_ENCODING);
    return request.version() == HttpVersion.HTTP_1_1
        && codings.size() == 1
        && "chunked".equalsIgnoreCase(codings.getFirst())
        && !headers.contains(HttpHeaders.CONTENT_LENGTH);
  }

  /// A draft of WebSockets, never a standard: the decoder takes the eight bytes that follow for a
  /// body that nobody else sees.
  private static boolean oldWebSocket(MultiMap headers) {
    return headers.contains(OLD_KEY_1) || headers.contains(OLD_KEY_2);
  }

  /// Exactly one, since 1.1 (RFC 9112, section 3.2).
  private static boolean host(HttpServerRequest request) {
    var hosts = request.headers().getAll(HttpHeaders.HOST);
    return switch (hosts.size()) {
      case 0 -> request.version() == HttpVersion.HTTP_1_0;
      case 1 -> authority(hosts.getFirst());
      default -> false;
    };
  }

  private static boolean authority(String text) {
    for (var i = 0; i < text.length(); i++) {
      var at = text.charAt(i);
      if (at >= 0x7f || (!Character.isLetterOrDigit(at) && AUTHORITY_MARKS.indexOf(at) < 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// A path, or the whole address of the host that is named too.
  private static boolean target(HttpServerRequest request) {
    var target = request.uri();
    for (var i = 0; i < target.length(); i++) {
      var at = target.charAt(i);
      if (at <= ' ' || at >= 0x7f || at == '#') {
        return false;
      }
    }
    return target.startsWith("/") || ofThatHost(target, request.getHeader(HttpHeaders.HOST));
  }

  private static boolean ofThatHost(String target, @Nullable String host) {
    return host != null
        && (target.regionMatches(true, 0, "http://" + host + "/", 0, host.length() + 8)
            || target.regionMatches(true, 0, "https://" + host + "/", 0, host.length() + 9));
  }

  private static boolean expecting(MultiMap headers) {
    if (!headers.contains(HttpHeaders.EXPECT)) {
      return true;
    }
    var expected = headers.getAll(HttpHeaders.EXPECT);
    return expected.size() == 1 && "100-continue".equalsIgnoreCase(expected.getFirst());
  }
}
