package dev.parley.platform.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.OptionalInt;

/// Asks a server how it is.
public final class Health {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private Health() {}

  public static boolean isOk(HttpClient client, URI uri) {
    return status(client, uri).orElse(0) == 200;
  }

  /// The status of an answer; empty where there was none.
  public static OptionalInt status(HttpClient client, URI uri) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(LIMIT).build();
      return OptionalInt.of(client.send(request, BodyHandlers.discarding()).statusCode());
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }
}
