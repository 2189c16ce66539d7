package dev.parley.platform.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/// Somebody who speaks to Vault and takes every answer, a refusal too.
final class Caller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final VaultAccess access;

  Caller(VaultAccess access) {
    this.access = access;
    this.http = HttpClient.newBuilder().sslContext(Trust.in(access.caFile())).build();
  }

  /// One of the four services, logged in as it does itself.
  static Caller service(VaultFurnishing furnishing, VaultAccess vault, String service) {
    ServiceLogin login = furnishing.login(service);
    JsonNode opened =
        new Caller(vault.as(login.wrappingToken()))
            .call("POST", "sys/wrapping/unwrap", "{}")
            .body();
    String secretId = opened.path("data").path("secret_id").asText();
    JsonNode token = login(vault, login.roleId(), secretId).body();
    return new Caller(vault.as(token.path("auth").path("client_token").asText()));
  }

  static Answer login(VaultAccess vault, String roleId, String secretId) {
    String body = "{\"role_id\":\"%s\",\"secret_id\":\"%s\"}".formatted(roleId, secretId);
    return new Caller(vault).call("POST", "auth/approle/login", body);
  }

  Answer get(String path) {
    return call("GET", path, "");
  }

  Answer post(String path, String body) {
    return call("POST", path, body);
  }

  Answer call(String verb, String path, String body) {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(access.url().resolve("/v1/" + path))
                  .header("X-Vault-Token", access.rootToken())
                  .method(verb, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      return new Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(verb + " " + path, e);
    }
  }

  static JsonNode json(String text) {
    try {
      return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  record Answer(int status, JsonNode body) {

    JsonNode data() {
      return body.path("data");
    }
  }
}
