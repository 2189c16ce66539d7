package dev.parley.gateway.issuer;

import dev.parley.kernel.vault.TrustedAuthorities;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Finds an issuer's keys by what it says of itself (OpenID Connect Discovery 1.0, section 4).
final class IssuerDiscovery implements KeySource {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final long LONGEST_ANSWER = 256 * 1024;

  private final URI issuer;
  private final HttpClient http;

  /// @throws IllegalStateException with one line when the issuer is not HTTPS or the authorities
  ///   cannot be read
  IssuerDiscovery(URI issuer, Path caFile) {
    if (!"https".equals(issuer.getScheme())) {
      throw new IllegalStateException("parley.people.issuer must be HTTPS");
    }
    this.issuer = issuer;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TrustedAuthorities.context(caFile))
            .connectTimeout(CONNECT)
            .build();
  }

  @Override
  public CompletionStage<String> fetch() {
    return get(URI.create(issuer + "/.well-known/openid-configuration"))
        .thenApply(this::keys)
        .thenCompose(this::get);
  }

  private URI keys(String configuration) {
    try {
      var said = new JsonObject(configuration);
      var keys = URI.create(said.getString("jwks_uri", ""));
      if (issuer.toString().equals(said.getString("issuer")) && "https".equals(keys.getScheme())) {
        return keys;
      }
    } catch (DecodeException | ClassCastException | IllegalArgumentException malformed) {
      throw new IllegalStateException("the issuer's configuration cannot be read", malformed);
    }
    throw new IllegalStateException("the issuer's configuration is not that of " + issuer);
  }

  private CompletionStage<String> get(URI address) {
    return http.sendAsync(
            HttpRequest.newBuilder(address).timeout(ANSWER).build(),
            BodyHandlers.limiting(BodyHandlers.ofString(), LONGEST_ANSWER))
        .thenApply(answer -> {
          if (answer.statusCode() != 200) {
            throw new IllegalStateException("the issuer answers " + answer.statusCode());
          }
          return answer.body();
        });
  }
}
