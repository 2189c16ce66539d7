package dev.parley.kernel.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.quarkus.vault.client.http.jdk.JDKVaultHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// One exchange with Vault: the client library's request, the whole answer as JSON, refusals as
/// values of ours.
final class VaultTransport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VaultClient client;
  private final String address;

  VaultTransport(VaultSettings settings) {
    this.address = settings.url().toString();
    var http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .sslContext(TrustedAuthorities.context(settings.caFile()))
            .build();
    this.client =
        VaultClient.builder()
            .baseUrl(address)
            .apiVersion("v1")
            .requestTimeout(settings.timeout())
            .executor(new JDKVaultHttpClient(http))
            .build();
  }

  JsonNode read(String path, @Nullable String token) {
    return exchange(VaultRequest.<JsonNode>get("read"), path, token);
  }

  JsonNode write(String path, @Nullable String token, Map<String, Object> body) {
    return exchange(VaultRequest.<JsonNode>post("write").body(body), path, token);
  }

  JsonNode delete(String path, @Nullable String token) {
    return exchange(VaultRequest.<JsonNode>delete("delete"), path, token);
  }

  private JsonNode exchange(
      VaultRequest.Builder<JsonNode> builder, String path, @Nullable String token) {
    builder.path(path).expectAnyStatus();
    var request = (token == null ? builder.noToken() : builder.token(token)).build(answer());
    VaultResponse<JsonNode> response;
    try {
      response = client.execute(request).toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw new VaultUnreachableException(address, failed);
    }
    var answer = parse(response);
    if (response.getStatusCode() >= 400) {
      throw new VaultRefusedException(
          path, response.getStatusCode(), answer.path("errors").path(0).asText(""));
    }
    return answer;
  }

  private static io.quarkus.vault.client.common.VaultResultExtractor<JsonNode> answer() {
    return response -> Optional.empty();
  }

  private static JsonNode parse(VaultResponse<?> response) {
    return response
        .getBody()
        .filter(body -> body.length > 0)
        .map(body -> {
          try {
            return JSON.readTree(body);
          } catch (IOException broken) {
            throw new UncheckedIOException("Vault's answer is no JSON", broken);
          }
        })
        .orElse(MissingNode.getInstance());
  }
}
