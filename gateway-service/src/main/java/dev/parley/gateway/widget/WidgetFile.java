package dev.parley.gateway.widget;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// The one script, held in memory as it is and compressed, known by its digest.
final class WidgetFile {

  /// The name does not change with the content, so a browser asks again, and is told that nothing
  /// changed.
  private static final String CACHING = "public, max-age=300, must-revalidate";

  private static final String IMMUTABLE = "public, max-age=31536000, immutable";
  private static final int DIGEST_CHARACTERS = 16;

  /// Of a script a browser asks for none; it stands here so that nothing of a site does.
  private static final String POLICY = "default-src 'none'; frame-ancestors 'none'";

  /// What was written before for whoever asked, and must not reach the next one out of a cache.
  private static final List<String> OF_WHO_ASKED =
      List.of("RateLimit", "RateLimit-Policy", "Access-Control-Expose-Headers");

  private final Buffer plain;
  private final Buffer compressed;
  private final String digest;

  WidgetFile(byte[] content) {
    this.plain = Buffer.buffer(content);
    this.compressed = Buffer.buffer(gzip(content));
    this.digest = digest(content);
  }

  void send(RoutingContext context) {
    var request = context.request();
    var zipped = acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    var tag = zipped ? "\"" + digest + "-gzip\"" : "\"" + digest + "\"";
    OF_WHO_ASKED.forEach(context.response().headers()::remove);
    var response =
        context
            .response()
            .putHeader("Content-Security-Policy", POLICY)
            .putHeader(HttpHeaders.VARY, "Accept-Encoding")
            .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
            .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
            .putHeader(HttpHeaders.ETAG, tag)
            .putHeader(
                HttpHeaders.CACHE_CONTROL,
                digest.equals(request.getParam("v")) ? IMMUTABLE : CACHING);
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8");
    if (zipped) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    var body = zipped ? compressed : plain;
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length())).end();
    } else {
      response.end(body);
    }
  }

  private static boolean acceptsGzip(@Nullable String accepted) {
    if (accepted == null) {
      return false;
    }
    for (var coding : accepted.split(",", -1)) {
      if (coding.strip().equalsIgnoreCase("gzip")) {
        return true;
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      zip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
          .substring(0, DIGEST_CHARACTERS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
