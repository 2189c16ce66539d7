package dev.parley.gateway.credential;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/// Gets JSON by HTTPS, soon or not at all.
final class JsonFetch {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient http;

  JsonFetch(SSLContext trust) {
    this.http =
        HttpClient.newBuilder()
            .sslContext(trust)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  JsonObject get(URI address) throws IOException {
    if (!"https".equals(address.getScheme())) {
      throw new IOException("not HTTPS");
    }
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).GET().build(),
              BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode());
      }
      return new JsonObject(answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", stopped);
    }
  }
}
