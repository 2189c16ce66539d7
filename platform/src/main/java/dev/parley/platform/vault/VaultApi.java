package dev.parley.platform.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Vault's HTTP API as far as set-up needs it. Paths are without `/v1/`; a refusal is a
/// [VaultFailure].
final class VaultApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final String MOUNTING = "Upgrading from non-versioned to versioned data";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final VaultAccess access;
  private final HttpClient http;

  VaultApi(VaultAccess access) {
    this.access = access;
    this.http =
        HttpClient.newBuilder()
            .sslContext(Trust.in(access.caFile()))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
  }

  /// The `data` at a path; empty where nothing is there.
  Optional<JsonNode> read(String path) {
    HttpResponse<String> answer = send(request(path).GET().build());
    return answer.statusCode() == 404 ? Optional.empty() : Optional.of(data(path, answer));
  }

  List<String> list(String path) {
    var names = new ArrayList<String>();
    read(path + "?list=true")
        .ifPresent(found -> found.path("keys").forEach(name -> names.add(name.asText())));
    return names;
  }

  /// The whole answer, a missing node where it has no body.
  JsonNode write(String path, JsonNode body) {
    return answered(
        path, send(request(path).POST(BodyPublishers.ofString(body.toString())).build()));
  }

  /// As [#write] with nothing to say, the answer wrapped: a token that opens it once.
  String writeForWrapped(String path, Duration ttl) {
    HttpRequest request =
        request(path)
            .header("X-Vault-Wrap-TTL", ttl.toSeconds() + "s")
            .POST(BodyPublishers.ofString("{}"))
            .build();
    return answered(path, send(request)).path("wrap_info").path("token").asText();
  }

  void delete(String path) {
    answered(path, send(request(path).DELETE().build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(access.url().resolve("/v1/" + path))
        .timeout(TIMEOUT)
        .header("X-Vault-Token", access.rootToken())
        .header("X-Vault-Request", "true");
  }

  /// A key-value engine needs a moment after it was mounted and says so; it is asked again.
  private HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      for (int i = 0; i < 50 && answer.body().contains(MOUNTING); i++) {
        Thread.sleep(100);
        answer = http.send(request, BodyHandlers.ofString());
      }
      return answer;
    } catch (IOException e) {
      throw new VaultFailure(
          access + " does not answer: is it started, and is its CA in " + access.caFile() + "?",
          0,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VaultFailure("interrupted while speaking to " + access, 0, e);
    }
  }

  private JsonNode data(String path, HttpResponse<String> answer) {
    return answered(path, answer).path("data");
  }

  private JsonNode answered(String path, HttpResponse<String> answer) {
    int status = answer.statusCode();
    JsonNode body = json(answer.body());
    if (status < 300) {
      return body;
    }
    String why =
        switch (status) {
          case 403 -> access + " refuses this token at " + path;
          case 503 -> access + " is sealed or not initialised: unseal it first";
          default -> "%s answers %d at %s: %s".formatted(access, status, path, errors(body));
        };
    throw new VaultFailure(why, status, null);
  }

  private static String errors(JsonNode body) {
    var lines = new ArrayList<String>();
    body.path("errors").forEach(line -> lines.add(line.asText().strip().replaceAll("\\s+", " ")));
    return String.join("; ", lines);
  }

  private static JsonNode json(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
